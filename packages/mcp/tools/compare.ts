import { compare as ask } from '@onrecord/record'
import { z } from 'zod'
import { quote, statement } from './shown.js'
import { question } from './tool.js'

export const compare = question({
  name: 'compare',
  title: 'Compare two reports',
  description: 'Two articles side by side: where they differ, what both report, what only one has.',
  takes: { a: z.string().describe('an article’s name'), b: z.string().describe('the other’s') },
  async answer(record, { a, b }) {
    const found = await ask(record, a, b)
    if (!found) return null
    return {
      occasions: found.occasions.map(({ name, kind, place, from, to }) => ({ name, kind, place, from, to })),
      differences: found.differences.map(({ difference, quotes }) => ({
        kind: difference.kind,
        rank: difference.rank,
        why: difference.why.map((w) => w.rule),
        quotes: quotes.map(quote),
      })),
      both: found.both.map((pair) => ({ a: pair.a.map(statement), b: pair.b.map(statement) })),
      only_a: found.onlyA.map(statement),
      only_b: found.onlyB.map(statement),
    }
  },
})

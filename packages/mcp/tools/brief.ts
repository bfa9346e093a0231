import { brief as ask } from '@onrecord/record'
import { condition, quote, statement } from './shown.js'
import { given, question, takes } from './tool.js'

export const brief = question({
  name: 'brief',
  title: 'Where things stand',
  description: 'Where a story stands, what changed last, what is open, where reports disagree.',
  takes: { story: takes.story, limit: takes.limit },
  async answer(record, asked) {
    const found = await ask(record, given(asked))
    if (!found) return null
    return {
      story: found.story?.name ?? null,
      from: found.from,
      to: found.to,
      articles: found.articles.length,
      outlets: found.outlets,
      stands: found.stands.map((l) => ({ ...statement(l.statement), reports: l.reports })),
      changed: found.changed.map((l) => ({ kind: l.kind, when: l.when, quotes: l.quotes.map(quote) })),
      open: found.open.map((l) => condition(l.condition)),
      disagree: found.disagree.map((l) => ({
        kind: l.difference.kind,
        why: l.difference.why.map((w) => w.rule),
        quotes: l.quotes.map(quote),
      })),
    }
  },
})

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { context, sourceOf } from '../testing/source.js'
import { times } from '../times/times.js'
import { actors } from './actors.js'

function peopled(text: string, day: string) {
  const blocks = [{ kind: 'body', start: 0, end: text.length }] as const
  const layer = times(
    {
      source: sourceOf(text, { published: day }),
      blocks,
      analysis: context.language.analyse(text, blocks),
    },
    context,
  )
  return actors({ ...layer, quantities: [] }, context)
}

const cases = readFileSync(new URL('cases/mentions.txt', import.meta.url), 'utf8')
  .split(/\n\n+/)
  .map((block) => block.split('\n'))
  .filter((lines) => lines.includes('==>'))

describe('mentions of actors', () => {
  it.each(cases.map((lines) => [lines[0]!.slice(2), lines] as const))('%s', (_title, lines) => {
    const arrow = lines.indexOf('==>')
    const text = lines.slice(2, arrow).join('\n')
    const { actors: found } = peopled(text, lines[1]!)
    const shown = found.map((a) => {
      const places = [...a.mentions].sort((x, y) => x.start - y.start || x.end - y.end)
      return `${a.id}: ${places.map((m) => text.slice(m.start, m.end)).join(' | ')}`
    })
    expect(shown.sort()).toEqual(
      lines
        .slice(arrow + 1)
        .filter((l) => l !== '')
        .sort(),
    )
  })

  it('gives spans within the text and ids used once, whatever the text', () => {
    const piece = fc.constantFrom('Putin', 'He said', '“I', 'will,”', 'the Kremlin leader', 'her', 'Mr.', 'Obama', 'both nations', ',', '.', 'the party', 'who', '’s', 'campaign', '\n\n', 'U.S.', 'spokesman') // biome-ignore format: a list
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join(' ')
        const { actors: found, who } = peopled(text, '2016-09-20')
        expect(new Set(found.map((a) => a.id)).size).toBe(found.length)
        for (const a of found)
          for (const m of a.mentions) {
            expect(m.start).toBeGreaterThanOrEqual(0)
            expect(m.end).toBeGreaterThan(m.start)
            expect(m.end).toBeLessThanOrEqual(text.length)
            expect(who.within(m)).toContain(a.id)
          }
      }),
      { numRuns: 60 },
    )
  })
})

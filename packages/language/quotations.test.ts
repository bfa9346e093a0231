import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quotations } from './quotations.js'

const shown = (text: string): string[] => quotations(text).all.map((q) => text.slice(q.start, q.end))

// Title, text, the quotations expected in order.
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['curly', '“We will,” he said, “sign.”', ['“We will,”', '“sign.”']],
  ['straight', '"We will," he said, "sign."', ['"We will,"', '"sign."']],
  ['typewriter', "``We will,'' he said, ''sign.''", ["``We will,''", "''sign.''"]],
  ['guillemets', '«We will,» he said.', ['«We will,»']],
  ['single inside', '“He said ‘no’ to us,” she said.', ['“He said ‘no’ to us,”', '‘no’']],
  ['single outside', 'Poll: ‘Wealthy Voters’ Leave', ['‘Wealthy Voters’']],
  ['straight single', "She called it 'a rant' and left.", ["'a rant'"]],
  ['apostrophes', 'Putin’s plan isn’t the Democrats’ plan.', []],
  ['apostrophe inside', '“It’s the voters’ choice,” she said.', ['“It’s the voters’ choice,”']],
  ['possessive inside single', 'He wrote ‘the voters’ choice is clear’ on it.', ['‘the voters’ choice is clear’']],
  ['years', "Back in the '90s he said 'yes' to it.", ["'yes'"]],
  ['doubled', '““We will,”” he said.', ['““We will,””']],
  ['a double and a single mark open together', 'a "\'stabilizing force for peace." Then', ['"\'stabilizing force for peace."']],
  ['closed by the wrong mark', `an "immediate ceasefire' in Gaza and an "end to it" there`, [`"immediate ceasefire'`, '"end to it"']],
  ['never closed, another opens', 'He said “we will go, and then “we stay” there.', ['“we will go,', '“we stay”']],
  ['reopened', '“We will.\n\n“And soon,” he said.', ['“We will.', '“And soon,”']],
  ['wrapped lines', 'It would "depend on the\nUnited States. If\nthey are open, we\nwill," he said.', ['"depend on the\nUnited States. If\nthey are open, we\nwill,"']],
  ['feet and inches', 'He is 6\'2" tall and "proud" of it.', ['"proud"']],
  ['dash', 'He left—“for good”—and said so.', ['“for good”']],
  ['nothing', '', []],
] // biome-ignore format: a case a line

describe('quotations', () => {
  it.each(CASES)('%s', (_title, text, expected) => {
    expect(shown(text)).toEqual(expected)
  })

  it('links a reopened quotation to the one it goes on from', () => {
    const { all } = quotations('“One.\n\n“Two.\n\n“Three,” he said. “Four.”')
    expect(all.map((q) => q.continues)).toEqual([-1, 0, 1, -1])
  })

  it('finds the innermost and the outermost quotation of a place', () => {
    const text = '“He said ‘no’ to us,” she said.'
    const q = quotations(text)
    expect([q.at(text.indexOf('no')), q.outermost(text.indexOf('no')), q.at(text.indexOf('she'))]).toEqual([1, 0, -1])
  })

  it('keeps spans inside the text, sorted and nested', () => {
    const piece = fc.constantFrom(
      '“',
      '”',
      '‘',
      '’',
      '"',
      "'",
      '``',
      "''",
      'word',
      ' ',
      '.',
      ',',
      '\n',
      '\n\n',
      's',
      '9',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        const { all } = quotations(text)
        all.forEach((q, i) => {
          expect(q.start).toBeLessThan(q.end)
          expect(q.end).toBeLessThanOrEqual(text.length)
          const before = all[i - 1]
          if (before) expect(before.start).toBeLessThan(q.start)
          for (const o of all.slice(0, i)) expect(o.end <= q.start || o.end >= q.end).toBe(true)
        })
      }),
    )
  })
})

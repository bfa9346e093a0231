import { readFileSync } from 'node:fs'
import type { Block, BlockKind } from '@onrecord/format'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLexicon } from '../lexicon.js'
import { caseFile } from '../testing/case-file.js'
import { cutter } from './cutter.js'

const cut = cutter((name) => parseLexicon(name, readFileSync(new URL(`../en/${name}.txt`, import.meta.url), 'utf8')))

/** Text and blocks of a case: `[kind]…[/]` marks a block; unmarked text is one body. */
function marked(input: string): { text: string; blocks: Block[] } {
  const blocks: Block[] = []
  let text = ''
  for (const [, kind, content] of input.matchAll(/\[(headline|body|caption|furniture)\](.*?)\[\/\]/gs)) {
    const start = text.length
    text += `${content}\n`
    blocks.push({ kind: kind as BlockKind, start, end: text.length })
  }
  return blocks.length > 0 ? { text, blocks } : { text: input, blocks: [{ kind: 'body', start: 0, end: input.length }] }
}

describe('sentences', () => {
  for (const { title, input, expected } of caseFile(new URL('cases/sentences.txt', import.meta.url))) {
    it(title, () => {
      const { text, blocks } = marked(input)
      const furniture = blocks.filter((b) => b.kind === 'furniture')
      const shown = cut(text, blocks).sentences.map((s) => {
        const hole = furniture.find((f) => s.start < f.start && f.end < s.end)
        return hole
          ? `${text.slice(s.start, hole.start).trimEnd()}[…]${text.slice(hole.end, s.end)}`
          : text.slice(s.start, s.end)
      })
      expect(shown.join('\n')).toBe(expected)
    })
  }
})

describe('any text', () => {
  const unit = fc.constantFrom(
    'He',
    ' ',
    '. ',
    '.',
    '\n',
    '\n\n',
    '“',
    '”',
    '?',
    'U.S.',
    ' said',
    '\ud800',
    '—',
    ',',
    'a b',
  )
  const kind = fc.constantFrom<BlockKind>('headline', 'body', 'caption', 'furniture')
  it('has sentences that part its tokens, in order, none across blocks of different kinds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            kind,
            fc.array(unit, { maxLength: 12 }).map((u) => u.join('')),
          ),
          { maxLength: 6 },
        ),
        (parts) => {
          let text = ''
          const blocks = parts.map(([k, content]): Block => {
            const start = text.length
            text += content
            return { kind: k, start, end: text.length }
          })
          const { tokens, sentences } = cut(text, blocks)
          let next = 0
          for (const s of sentences) {
            expect(s.first).toBe(next)
            expect(s.last).toBeGreaterThan(s.first)
            expect(s.start).toBe(tokens.starts[s.first])
            expect(s.end).toBe(tokens.ends[s.last - 1])
            const kinds = new Set(
              tokens.starts.slice(s.first, s.last).map((at) => blocks.find((b) => b.start <= at && at < b.end)!.kind),
            )
            expect(kinds.size).toBe(1)
            expect(kinds.has('furniture')).toBe(false)
            next = s.last
          }
          expect(next).toBe(tokens.starts.length)
        },
      ),
    )
  })
})

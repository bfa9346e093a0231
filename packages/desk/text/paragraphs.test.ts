import type { BlockKind } from '@onrecord/format'
import { expect, it } from 'vitest'
import { pieces } from './paragraphs.js'

/** Blocks of a text, each as `kind|text`, one after the other. */
function shown(...blocks: readonly (readonly [BlockKind, string])[]): string[] {
  let text = ''
  const made = blocks.map(([kind, words]) => {
    text += words
    return { kind, start: text.length - words.length, end: text.length }
  })
  return pieces(text, made).map((piece) =>
    piece.kind === 'folded'
      ? `folded: ${piece.paragraphs.map((p) => text.slice(p.start, p.end)).join(' / ')}`
      : `${piece.kind}: ${text.slice(piece.start, piece.end)}`,
  )
}

it('a block is cut at blank lines, not at single ones', () => {
  expect(shown(['body', '  one\ntwo\n \n three\n\n\n'])).toEqual(['body: one\ntwo', 'body: three'])
})
it('neighbouring furniture is folded as one', () => {
  expect(shown(['headline', 'News\n'], ['furniture', 'Advert\n\nMore'], ['furniture', 'Links'], ['body', 'It began.'])).toEqual([
    'headline: News', 'folded: Advert / More / Links', 'body: It began.',
  ]) // biome-ignore format: one line reads better
})
it('an empty block is nothing', () => {
  expect(shown(['body', '  \n\n ']).length).toBe(0)
})

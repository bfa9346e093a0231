import type { Block } from '@onrecord/format'
import { isUpper, kindOf, LETTER, SPACE } from '../tokens/characters.js'
import type { SentenceRules } from './rules.js'

/** A stretch of one block's text that no paragraph end interrupts. */
interface Piece {
  readonly start: number
  readonly end: number
  readonly block: number
}

/** Pieces that are read on from one to the next: no sentence reaches beyond. More than one where furniture stands between. */
export type Paragraph = readonly Piece[]

const BREAKS = /\n[^\S\n]*(?:\n\s*)?/g
/** Texts wrapped at a fixed width have no line longer than this. */
const WRAP_WIDTH = 100
/** So many lines must have been broken because the next word did not fit, and this share of all that were broken. */
const WRAPPED_LINES = 6
const WRAPPED_SHARE = 0.8
/** Lines set in letters of different width are full from this share of the longest on. */
const FULL = 0.9

type Openness = Pick<SentenceRules, 'open' | 'openHeadline'>

/**
 * The paragraphs of the blocks that are read. A blank line ends one, and so does a line break that is no soft wrap.
 * Furniture in the middle of a sentence interrupts no paragraph. `open` tells words that end no sentence.
 */
export function paragraphs(text: string, blocks: readonly Block[], { open, openHeadline }: Openness): Paragraph[] {
  const out: Piece[][] = []
  const width = widthOf(text, blocks)
  let last = -2
  blocks.forEach((block, index) => {
    if (block.kind === 'furniture') return
    const pieces = piecesOf(text, block, index, width, block.kind === 'headline' ? openHeadline : open)
    const first = pieces.shift()
    if (!first) return
    const before = out.at(-1)
    const skipped = last >= 0 && last < index - 1 && blocks[last]!.kind === block.kind
    if (before && skipped && goesOn(text, before.at(-1)!, first, open)) before.push(first)
    else out.push([first])
    for (const piece of pieces) out.push([piece])
    last = index
  })
  return out
}

/** The width from which on the lines of a text as a whole are full, 0 where its lines end for other reasons. */
function widthOf(text: string, blocks: readonly Block[]): number {
  const breaks: (readonly [length: number, next: number])[] = []
  let width = 0
  for (const { kind, start, end } of blocks) {
    if (kind === 'furniture') continue
    const lines = text.slice(start, end).trim().split('\n').map((l) => l.trim()) // biome-ignore format: one line
    lines.forEach((line, i) => {
      width = Math.max(width, line.length)
      if (i > 0 && line !== '' && lines[i - 1] !== '') breaks.push([lines[i - 1]!.length, /^\S*/.exec(line)![0].length])
    })
  }
  const full = breaks.filter(([length, next]) => length + 1 + next > FULL * width).length
  return width <= WRAP_WIDTH && full >= WRAPPED_LINES && full >= WRAPPED_SHARE * breaks.length ? FULL * width : 0
}

/** The paragraphs of one block, white space at their ends left out; `width` is what the whole text is wrapped at, or 0. */
function piecesOf(text: string, block: Block, index: number, width: number, open: (word: string) => boolean): Piece[] {
  const content = text.slice(block.start, block.end)
  const lines = content.split('\n')
  const own = lines.reduce((w, l) => Math.max(w, l.trim().length), 0)
  const wrapped = lines.length > 2 && own <= WRAP_WIDTH ? own : width
  const out: Piece[] = []
  let from = 0
  const add = (to: number): void => {
    let start = block.start + from
    let end = block.start + to
    while (start < end && kindOf(text.charCodeAt(start)) === SPACE) start++
    while (end > start && kindOf(text.charCodeAt(end - 1)) === SPACE) end--
    if (end > start) out.push({ start, end, block: index })
  }
  for (const found of content.matchAll(BREAKS)) {
    const blank = found[0].indexOf('\n') !== found[0].lastIndexOf('\n')
    if (!blank && softWrap(content, found.index, found.index + found[0].length, wrapped, open)) continue
    add(found.index)
    from = found.index + found[0].length
  }
  add(content.length)
  return out
}

/** Whether the line break at `at` only wraps a line. `width` is what the text is wrapped at, 0 where it is not. */
function softWrap(content: string, at: number, next: number, width: number, open: (word: string) => boolean): boolean {
  const line = content.slice(content.lastIndexOf('\n', at - 1) + 1, at).trim()
  const word = /^\S*/.exec(content.slice(next))![0]
  // No sentence ends in "and the".
  if (open(/[\p{L}'’]+$/u.exec(line)?.[0]?.toLowerCase() ?? '')) return true
  // The next line's first word would not have fitted on this one.
  if (width > 0) return line.length + 1 + word.length > width
  return !/[.?!:…"”’'»)\]]$/.test(line) && startsLower(word)
}

const startsLower = (word: string): boolean =>
  word !== '' && kindOf(word.charCodeAt(0)) === LETTER && !isUpper(word.charCodeAt(0))

/** Whether a sentence that breaks off at the end of `before` goes on in `after`. */
function goesOn(text: string, before: Piece, after: Piece, open: (word: string) => boolean): boolean {
  const end = text.slice(Math.max(before.start, before.end - 40), before.end)
  if (/[.?!:…]["”’')\]]*$/.test(end)) return false
  const word = /[\p{L}'’]+$/u.exec(end)?.[0] ?? ''
  return end.endsWith(',') || open(word.toLowerCase()) || startsLower(text.slice(after.start, after.start + 1))
}

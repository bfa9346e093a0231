import type { Block, BlockKind, Span } from '@onrecord/format'

/** What the article page shows as one piece: a paragraph or heading, or a run of furniture that is folded away. */
export interface Paragraph extends Span {
  readonly kind: BlockKind
}
export type Piece = Paragraph | { readonly kind: 'folded'; readonly paragraphs: readonly Paragraph[] }

const BLANK_LINE = /\n[^\S\n]*\n\s*/g

/** The blocks as pieces: cut at blank lines, without the white space at their ends, neighbouring furniture as one. */
export function pieces(text: string, blocks: readonly Block[]): Piece[] {
  const out: Piece[] = []
  let folded: Paragraph[] = []
  const unfold = () => {
    if (folded.length > 0) out.push({ kind: 'folded', paragraphs: folded })
    folded = []
  }
  for (const block of blocks) {
    const cut = paragraphs(text, block)
    if (block.kind === 'furniture') folded.push(...cut)
    else {
      unfold()
      out.push(...cut)
    }
  }
  unfold()
  return out
}

function paragraphs(text: string, block: Block): Paragraph[] {
  const out: Paragraph[] = []
  const push = (from: number, to: number) => {
    let [start, end] = [from, to]
    while (start < end && /\s/.test(text[start]!)) start++
    while (end > start && /\s/.test(text[end - 1]!)) end--
    if (start < end) out.push({ kind: block.kind, start, end })
  }
  let at = block.start
  for (const gap of text.slice(block.start, block.end).matchAll(BLANK_LINE)) {
    push(at, block.start + gap.index)
    at = block.start + gap.index + gap[0].length
  }
  push(at, block.end)
  return out
}

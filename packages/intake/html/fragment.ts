import type { BlockKind } from '@onrecord/format'
import { rebased } from '../text/rebase.js'
import { charactersOf, type Runs } from '../text/run.js'
import type { Writer } from '../text/writer.js'
import { references } from '../xml/references.js'
import { flow } from './flow.js'
import { furniture, type Kind } from './furniture.js'
import { pieceTree } from './parse.js'
import { type Element, elements } from './tree.js'

/**
 * Writes a piece of HTML that is all article, as feeds and agencies carry it; what is furniture by its markup is written as such. Its
 * runs say where it stands in the original; `kind` is what all of it is, where it is no body.
 */
export function writeFragment(html: Runs, out: Writer, kind: BlockKind = 'body'): void {
  const page = charactersOf(html)
  const root = pieceTree(page)
  out.gap(2)
  const kinds = kind === 'body' ? furniture(root, new Set(elements(root))) : new Map<Element, Kind>()
  flow(root, page, null, kinds, rebased(out, html), kind)
  out.gap(2)
}

/**
 * Writes words of which nobody says whether they are HTML: as a piece of HTML where they hold a tag, else line by line with the
 * character references in them read, which many a feed escapes twice.
 */
export function writeWords(words: Runs, out: Writer, kind: BlockKind = 'body'): void {
  const value = charactersOf(words)
  if (/<\/?[a-z][a-z0-9]*(\s[^<>]*)?\/?>/i.test(value)) {
    writeFragment(words, out, kind)
    return
  }
  out.gap(2)
  const placed = rebased(out, words)
  for (const run of references(value, 0, value.length)) placed.words(run, kind, true)
  out.gap(2)
}

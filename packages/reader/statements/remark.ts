import type { Stretch } from './content-candidates.js'
import type { Judged } from './decode.js'
import { trimmed } from './pieces.js'
import { isPunctuation, POS, type View } from './view.js'

/** Tokens a day may take behind the cue ("said on Monday", "announced late Thursday"). */
const DAY = 3

/**
 * A proposal without the reporter's remark behind it: in "Norway will not sign, the minister said Monday, a blow to months of talks" a
 * whole clause stands before source and cue, and what follows behind a comma is a phrase about it (a noun, or a participle without a
 * subject). Where the remark alone was taken for the content the clause takes its place.
 */
export function withoutRemark(v: View, p: Judged): Judged {
  const { source, cue } = p
  if (p.form || source === null) return p
  const [from, to] = [Math.min(source[0], cue.stretch[0]), Math.max(source[1], cue.stretch[1])]
  if (from === v.first(cue.head) || v.analysis.tokens[from - 1]?.text !== ',') return p
  const behind = p.pieces.find(([a]) => a >= to)
  if (!behind || behind[1] > v.last(cue.head) || !isRemark(v, to, behind)) return p
  const before = p.pieces.filter(([, b]) => b <= from)
  if (before.length > 0) return before.some((s) => isClause(v, s)) ? { ...p, pieces: before } : p
  const clause = trimmed(v, v.first(cue.head), from)
  return clause[0] < clause[1] && v.quote[clause[0]]! < 0 && isClause(v, clause) ? { ...p, pieces: [clause] } : p
}

/** Whether a stretch holds a finite verb with a subject of its own and no clause opens it ("If they sign, …"). */
const isClause = (v: View, [a, b]: Stretch): boolean =>
  v.analysis.tokens.slice(a, b).some((t, i) => {
    if (!/^(?:VB[DPZ]?|VBN|MD|JJ|NN)/.test(t.tag) || (t.head >= a && t.head < b)) return false
    const children = v.analysis.tokens.slice(a, b).filter((c) => c.head === a + i)
    const finite = /^VB[DPZ]$/.test(t.tag) || children.some((c) => /^(?:MD|VB[DPZ])$/.test(c.tag) && /^(?:aux|cop)/.test(c.relation))
    return finite && children.some((c) => c.relation.startsWith('nsubj')) && !children.some((c) => c.relation === 'mark')
  }) // biome-ignore format: conditions read better in a line

/** Whether what follows the cue, a day aside, is a comma and a phrase that tells nothing by itself. */
function isRemark(v: View, to: number, [a, b]: Stretch): boolean {
  const { tokens } = v.analysis
  let at = a
  if (tokens[to]?.text !== ',') {
    // The day was taken into the content, or stands between.
    const comma = tokens.slice(to, to + DAY + 1).findIndex((t) => t.text === ',')
    if (comma < 0 || tokens.slice(to, to + comma).some((t) => !/^(?:NNP|CD|IN|RB|JJ|NN)$/.test(t.tag))) return false
    at = Math.max(a, to + comma)
  }
  while (at < b && isPunctuation(v, at)) at++
  const opening = tokens[at]
  if (!opening || at >= b || v.quote[at]! >= 0 || !(opening.tag === 'DT' || opening.tag === 'VBG')) return false
  let top = at
  while (v.head[top]! >= at && v.head[top]! < b) top = v.head[top]!
  if (opening.tag === 'VBG') return top === at && !tokens.slice(at, b).some((t) => t.head === at && t.relation.startsWith('nsubj'))
  return v.pos[top] === POS.noun && !tokens.slice(at, b).some((t) => t.head === top && /^(?:nsubj|cop|csubj)/.test(t.relation)) && !tokens.slice(at, b).some((t) => t.head === top && t.relation.startsWith('conj') && t.tag.startsWith('V'))
} // biome-ignore format: conditions read better in a line

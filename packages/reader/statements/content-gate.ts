import type { Stretch } from './content-candidates.js'
import type { Features } from './features.js'
import { widestFrom, widestTo } from './syntax.js'
import { places, templates } from './templates.js'
import { isPunctuation, MARK, type View } from './view.js'

// A first look at the words of a sentence, whoever speaks in it: most can begin no content and most can end none ("the" ends
// none), and what few features tell of a word is worked out once for all cues around it.

/** What a word may be of a content, as bits. */
export const MAY = { start: 1, end: 2 } as const

const AT = places([
  'form', 'tag', 'relation', 'upward', 'previous', 'previousTag', 'previous2', 'next', 'nextTag', 'quote', 'quoteNext', 'edge',
  'wide', 'size', 'beside', 'besideTag',
] as const) // biome-ignore format: several a line

const START = templates(AT, [
  [900, 'nothing'],
  [901, 'form'],
  [902, 'tag', 'relation', 'upward'],
  [903, 'previous'],
  [904, 'previous', 'tag'],
  [905, 'previousTag', 'tag', 'nextTag'],
  [906, 'previous', 'form'],
  [907, 'previous2', 'previous'],
  [908, 'wide', 'size', 'previousTag'],
  [909, 'wide', 'tag', 'upward'],
  [910, 'form', 'wide'],
  [911, 'quote', 'edge', 'tag'],
])
const END = templates(AT, [
  [930, 'nothing'],
  [931, 'form'],
  [932, 'tag', 'relation', 'upward'],
  [933, 'next'],
  [934, 'tag', 'next'],
  [935, 'previousTag', 'tag', 'nextTag'],
  [936, 'form', 'next'],
  [937, 'beside', 'besideTag', 'next'],
  [938, 'wide', 'size', 'nextTag'],
  [939, 'wide', 'tag', 'upward'],
  [940, 'beside', 'wide', 'nextTag'],
  [941, 'quote', 'quoteNext', 'edge'],
])

/** Features of a word as the first of some content. */
export function mayStartFeatures(v: View, i: number, f: Features): void {
  f.clear()
  const x = f.values
  wordValues(v, i, x)
  const wide = widestFrom(v, i)
  const q = v.quote[i]!
  x[AT.wide] = v.relation[wide]!
  x[AT.size] = Math.min(v.hi[wide]! - v.lo[wide]!, 4)
  x[AT.previous2] = i > v.first(i) + 1 ? v.form[i - 2]! : 3
  x[AT.quote] = q < 0 ? 0 : v.quoteFirst[q] === i ? 1 : 2
  x[AT.edge] = i === v.first(i) ? 1 : 0
  f.take(START)
}

/** Features of a word as the last of some content. */
export function mayEndFeatures(v: View, i: number, f: Features): void {
  f.clear()
  const x = f.values
  wordValues(v, i, x)
  const last = v.last(i)
  const wide = widestTo(v, i)
  let after = i + 1
  while (after < last && isPunctuation(v, after)) after++
  x[AT.wide] = v.relation[wide]!
  x[AT.size] = Math.min(v.hi[wide]! - v.lo[wide]!, 4)
  x[AT.beside] = after < last ? v.relation[widestFrom(v, after)]! : 0
  x[AT.besideTag] = after < last ? v.tag[after]! : 0
  x[AT.quote] = v.quote[i]! >= 0 ? 1 : 0
  x[AT.quoteNext] = i + 1 < last ? v.mark[i + 1]! : MARK.none
  x[AT.edge] = after === last ? 1 : 0
  f.take(END)
}

function wordValues(v: View, i: number, x: Int32Array): void {
  const first = v.first(i)
  const last = v.last(i)
  const h = v.head[i]!
  x[AT.form] = v.form[i]!
  x[AT.tag] = v.tag[i]!
  x[AT.relation] = v.relation[i]!
  x[AT.upward] = h < 0 ? 0 : h < i ? 1 : h === i + 1 ? 2 : 3
  x[AT.previous] = i > first ? v.form[i - 1]! : 3
  x[AT.previousTag] = i > first ? v.tag[i - 1]! : 3
  x[AT.next] = i + 1 < last ? v.form[i + 1]! : 3
  x[AT.nextTag] = i + 1 < last ? v.tag[i + 1]! : 3
}

/** Whether a word stands right behind the cue, or begins its quotation: such may begin a content whatever they are. */
export function startsAnyway(v: View, i: number, cue: Stretch): boolean {
  let next = cue[1]
  while (next < i && isPunctuation(v, next)) next++
  const q = v.quote[i]!
  return next === i || (q >= 0 && v.quoteFirst[q] === i)
}

/** Whether a word stands right before the cue, or ends its sentence or quotation: such may end a content whatever they are. */
export function endsAnyway(v: View, i: number, cue: Stretch): boolean {
  const last = v.last(i)
  const q = v.quote[i]!
  let next = i + 1
  while (next < last && isPunctuation(v, next)) {
    if (q >= 0 && v.quote[next] === q && v.mark[next] === MARK.closes) return true
    next++
  }
  return next === last || next === cue[0]
}

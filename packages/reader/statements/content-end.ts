import { EDGE, edgeFeatures, edgeTemplates, type Frame, type Scene } from './content.js'
import { bucket, type Features, likely } from './features.js'
import { branchOf, childBy, pathUp, REL, widestFrom, widestTo } from './syntax.js'
import { places, templates } from './templates.js'
import { isPunctuation } from './view.js'

const AT = places([
  ...EDGE,
  // The word and what stands behind it.
  'form', 'wordTag', 'pos', 'next', 'nextTag', 'next2', 'after', 'afterTag', 'crossed', 'final', 'closes', 'headline', 'meets',
  // The largest subtree that ends with it.
  'wide', 'wideSize', 'hung', 'path', 'isComplement', 'isObject',
  // The largest one that begins behind it, and what it hangs on.
  'opened', 'openedTag', 'openedLikely', 'openedFirst', 'onto', 'joint', 'level',
] as const) // biome-ignore format: several a line

/** The templates of a content's last word. */
export const END = edgeTemplates(600)

const WORD = templates(AT, [
  [630, 'form', 'zone'],
  [631, 'wordTag', 'zone'],
  [632, 'final', 'zone', 'setting'],
  [633, 'final', 'zone', 'lemma'],
  [634, 'final', 'order', 'tag'],
  [635, 'closes', 'zone', 'final'],
  [636, 'closes', 'setting', 'zone'],
  [637, 'closes', 'lemma', 'zone'],
  [638, 'closes', 'kind', 'zone'],
  [639, 'next', 'next2', 'zone'],
  [640, 'wordTag', 'nextTag'],
  [641, 'next', 'nextTag', 'zone'],
  [642, 'wide', 'hung', 'zone'],
  [643, 'wide', 'hung', 'lemma'],
  [644, 'wide', 'hung', 'tag'],
  [645, 'path', 'zone'],
  [646, 'path', 'lemma'],
  [647, 'opened', 'onto', 'crossed'],
  [648, 'opened', 'onto', 'joint'],
  [649, 'opened', 'onto', 'lemma'],
  [650, 'opened', 'joint', 'kind'],
  [651, 'opened', 'openedTag', 'crossed'],
  [652, 'after', 'crossed', 'zone'],
  [653, 'afterTag', 'crossed', 'zone'],
  [654, 'kind', 'wide', 'hung'],
  [655, 'isComplement', 'isObject', 'kind'],
  [656, 'isComplement', 'isObject', 'lemma'],
  [657, 'meets', 'crossed', 'order'],
  [658, 'meets', 'lemma', 'closes'],
  [659, 'headline', 'final', 'zone'],
  [660, 'openedLikely', 'opened', 'crossed'],
  [664, 'wideSize', 'wide', 'zone'],
  [665, 'pos', 'final', 'crossed'],
])
// Does the clause behind hang on the content's own predicate, or higher up?
const CLAUSE = templates(AT, [
  [661, 'level', 'opened', 'joint'],
  [662, 'level', 'opened', 'crossed'],
  [663, 'level', 'openedFirst', 'crossed'],
])

/** Features of a word as the content's last, those of its place left out. */
export function endFeatures(scene: Scene, fr: Frame, i: number, f: Features): void {
  const { v, cue } = scene
  const c = cue.head
  edgeFeatures(scene, fr, i, END, f)
  const x = f.values
  const last = v.last(i)
  let stop = i + 1
  while (stop < last && isPunctuation(v, stop)) stop++
  const after = stop < last ? stop : -1
  const same = v.sentence[i] === v.sentence[c]
  const wide = same ? widestTo(v, i) : -1
  const opened = after >= 0 ? widestFrom(v, after) : -1
  const above = opened < 0 ? -1 : v.head[opened]!
  const mark = opened < 0 ? -1 : childBy(v, opened, REL.case, REL.marker)
  x[AT.form] = v.form[i]!
  x[AT.wordTag] = v.tag[i]!
  x[AT.pos] = v.pos[i]!
  x[AT.next] = i + 1 < last ? v.form[i + 1]! : 3
  x[AT.nextTag] = i + 1 < last ? v.tag[i + 1]! : 3
  x[AT.next2] = i + 2 < last ? v.form[i + 2]! : 3
  x[AT.after] = after < 0 ? 0 : v.form[after]!
  x[AT.afterTag] = after < 0 ? 0 : v.tag[after]!
  x[AT.crossed] = stop > i + 1 ? 1 : 0
  x[AT.final] = stop === last ? 1 : 0
  x[AT.closes] = closing(scene, i)
  x[AT.headline] = v.sentence[i] === 0 ? 1 : 0
  x[AT.meets] = cue.stretch[0] === stop ? 1 : scene.source !== null && scene.source[0] === stop ? 2 : 0
  x[AT.wide] = wide < 0 ? 0 : v.relation[wide]!
  x[AT.wideSize] = bucket(wide < 0 ? 0 : v.hi[wide]! - v.lo[wide]!)
  x[AT.hung] = wide >= 0 && v.head[wide] === c ? 1 : wide >= 0 && v.lo[wide]! <= c && wide !== c ? 2 : 0
  x[AT.path] = wide >= 0 ? pathUp(v, wide, c) : 0
  x[AT.isComplement] = wide === fr.complement && wide >= 0 ? 1 : 0
  x[AT.isObject] = wide === fr.object && wide >= 0 ? 1 : 0
  x[AT.opened] = opened < 0 ? 0 : v.relation[opened]!
  x[AT.openedTag] = opened < 0 ? 0 : v.tag[opened]!
  x[AT.openedLikely] = opened < 0 ? 0 : likely(scene.likelihood[opened]!)
  x[AT.onto] = opened < 0 ? 0 : above === c ? 1 : same && above >= 0 && branchOf(v, above, c) >= 0 ? 2 : 3
  x[AT.joint] = mark < 0 ? 0 : v.lemma[mark]!
  f.take(WORD)
  if (opened < 0 || fr.complement < 0) return
  x[AT.level] =
    above === fr.complement ? 1 : above === c ? 2 : above >= 0 && branchOf(v, above, fr.complement) >= 0 ? 3 : 4
  x[AT.openedFirst] = v.form[v.lo[opened]!]!
  f.take(CLAUSE)
}

/** Whether a word closes its quotation (2 where no mark does), stands within one (3), or in none (0). */
function closing({ v }: Scene, i: number): number {
  const q = v.quote[i]!
  if (q < 0) return 0
  let last = v.quoteLast[q]! - 1
  while (last > i && isPunctuation(v, last)) last--
  return last !== i ? 3 : v.quotations.all[q]!.closed ? 1 : 2
}

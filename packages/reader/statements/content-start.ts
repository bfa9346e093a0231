import { EDGE, edgeFeatures, edgeTemplates, type Frame, type Scene } from './content.js'
import { bucket, type Features } from './features.js'
import { pathUp, subjectOf, widestFrom } from './syntax.js'
import { places, templates } from './templates.js'
import { isPunctuation, MARK } from './view.js'

const AT = places([
  ...EDGE,
  // The word and its neighbours.
  'form', 'wordTag', 'wordRelation', 'name', 'previous', 'previousTag', 'previous2', 'next', 'nextTag', 'opens', 'begins', 'headline', 'beside',
  // The largest subtree that begins with it.
  'wide', 'wideTag', 'wideSize', 'hung', 'path', 'isComplement', 'isObject',
  // Whether the complement's subject, or the complement itself, begins with it.
  'subjectHere', 'complementHere', 'cueRelation',
] as const) // biome-ignore format: several a line

/** The templates of a content's first word. */
export const START = edgeTemplates(500)

const WORD = templates(AT, [
  [530, 'form', 'zone'],
  [531, 'wordTag', 'zone'],
  [532, 'form', 'lemma', 'beside'],
  [533, 'wordTag', 'lemma', 'beside'],
  [534, 'form', 'previous', 'beside'],
  [535, 'previousTag', 'wordTag'],
  [536, 'opens', 'zone', 'begins'],
  [537, 'opens', 'setting', 'zone'],
  [538, 'opens', 'kind', 'zone'],
  [539, 'opens', 'lemma', 'zone'],
  [540, 'wide', 'hung', 'zone'],
  [541, 'wide', 'hung', 'lemma'],
  [542, 'wide', 'hung', 'tag'],
  [543, 'path', 'zone'],
  [544, 'path', 'lemma'],
  [545, 'path', 'tag', 'beside'],
  [546, 'beside', 'zone', 'begins'],
  [547, 'beside', 'lemma', 'order'],
  [548, 'begins', 'zone', 'setting'],
  [549, 'begins', 'zone', 'lemma'],
  [550, 'begins', 'order', 'cueRelation'],
  [551, 'previous', 'zone', 'wide'],
  [552, 'previous2', 'previous', 'wordTag'],
  [553, 'form', 'wide', 'hung'],
  [554, 'wordRelation', 'wordTag', 'beside'],
  [555, 'kind', 'wide', 'hung'],
  [556, 'kind', 'form', 'beside'],
  [557, 'isComplement', 'isObject', 'kind'],
  [558, 'isComplement', 'isObject', 'lemma'],
  [559, 'wideTag', 'wide', 'zone'],
  [560, 'name', 'previousTag', 'zone'],
  [564, 'headline', 'begins', 'zone'],
  [565, 'wideSize', 'wide', 'zone'],
])
const NEXT = templates(AT, [
  [561, 'form', 'next', 'zone'],
  [562, 'wordTag', 'nextTag', 'beside'],
])
// Its own subject as the first word of a complement without "that".
const COMPLEMENT = templates(AT, [[563, 'subjectHere', 'complementHere', 'beside']])

/** Features of a word as the content's first, those of its place left out. */
export function startFeatures(scene: Scene, fr: Frame, i: number, f: Features): void {
  const { v, cue } = scene
  const c = cue.head
  edgeFeatures(scene, fr, i, START, f)
  const x = f.values
  const first = v.first(i)
  const q = v.quote[i]!
  const wide = v.sentence[i] === v.sentence[c] ? widestFrom(v, i) : -1
  x[AT.form] = v.form[i]!
  x[AT.wordTag] = v.tag[i]!
  x[AT.wordRelation] = v.relation[i]!
  x[AT.name] = v.name[i]!
  x[AT.previous] = i > first ? v.form[i - 1]! : 3
  x[AT.previousTag] = i > first ? v.tag[i - 1]! : 3
  x[AT.previous2] = i > first + 1 ? v.form[i - 2]! : 3
  x[AT.opens] = q >= 0 && v.quoteFirst[q] === i ? (i > 0 && v.mark[i - 1] === MARK.opens ? 1 : 2) : q >= 0 ? 3 : 0
  x[AT.begins] = i === first || (i === first + 1 && isPunctuation(v, first)) ? 1 : 0
  x[AT.headline] = v.sentence[i] === 0 ? 1 : 0
  x[AT.beside] =
    i === cue.stretch[1]
      ? 1
      : scene.source !== null && i === scene.source[1]
        ? 2
        : isPunctuation(v, Math.max(0, i - 1))
          ? 3
          : 0
  x[AT.cueRelation] = v.relation[c]!
  x[AT.wide] = wide < 0 ? 0 : v.relation[wide]!
  x[AT.wideTag] = wide < 0 ? 0 : v.tag[wide]!
  x[AT.wideSize] = bucket(wide < 0 ? 0 : v.hi[wide]! - v.lo[wide]!)
  x[AT.hung] =
    wide >= 0 && v.head[wide] === c ? 1 : wide >= 0 && v.hi[wide]! > c && wide !== c && v.lo[wide]! <= c ? 2 : 0
  x[AT.path] = wide >= 0 ? pathUp(v, wide, c) : 0
  x[AT.isComplement] = wide === fr.complement && wide >= 0 ? 1 : 0
  x[AT.isObject] = wide === fr.object && wide >= 0 ? 1 : 0
  f.take(WORD)
  if (i + 1 < v.n) {
    x[AT.next] = v.form[i + 1]!
    x[AT.nextTag] = v.tag[i + 1]!
    f.take(NEXT)
  }
  if (fr.complement >= 0) {
    const s = subjectOf(v, fr.complement)
    x[AT.subjectHere] = s >= 0 && v.lo[s] === i ? 1 : 0
    x[AT.complementHere] = v.lo[fr.complement] === i ? 1 : 0
    f.take(COMPLEMENT)
  }
}

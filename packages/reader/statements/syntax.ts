import { hash } from './features.js'
import { POS, type View } from './view.js'

/** Relations the features ask for by name. */
export const REL = {
  subject: hash('nsubj'), subjectPassive: hash('nsubj:pass'), clausalSubject: hash('csubj'), object: hash('obj'), iobject: hash('iobj'),
  complement: hash('ccomp'), open: hash('xcomp'), adverbial: hash('advcl'), relative: hash('acl:relcl'), clause: hash('acl'),
  parataxis: hash('parataxis'), conjunct: hash('conj'), coordinator: hash('cc'), marker: hash('mark'), case: hash('case'),
  auxiliary: hash('aux'), auxiliaryPassive: hash('aux:pass'), copula: hash('cop'), oblique: hash('obl'), nominal: hash('nmod'),
  possessive: hash('nmod:poss'), apposition: hash('appos'), adverb: hash('advmod'), determiner: hash('det'), compound: hash('compound'),
  flat: hash('flat'), fixed: hash('fixed'), particle: hash('compound:prt'), punctuation: hash('punct'), root: hash('root'), discourse: hash('discourse'),
} as const // biome-ignore format: several a line

/** The first child with one of two relations, or -1. */
export function childBy(v: View, i: number, relation: number, other = relation): number {
  for (let c = v.child[i]!; c >= 0; c = v.sibling[c]!) {
    const r = v.relation[c]!
    if (r === relation || r === other) return c
  }
  return -1
}

/** The subject of a predicate: its own, or the one it shares as a conjunct or open complement; -1 where there is none. */
export function subjectOf(v: View, i: number): number {
  let at = i
  for (let k = 0; k < 3 && at >= 0; k++) {
    const s = childBy(v, at, REL.subject, REL.subjectPassive)
    if (s >= 0) return s
    const r = v.relation[at]
    if (r !== REL.conjunct && r !== REL.open && r !== REL.adverbial) return -1
    at = v.head[at]!
  }
  return -1
}

/** The clausal complement of a predicate (ccomp or xcomp), or -1. */
export const complementOf = (v: View, i: number): number => childBy(v, i, REL.complement, REL.open)

/** The token whose subtree, of those that begin (or end) at a token, is the largest within the sentence. */
export function widestFrom(v: View, i: number): number {
  let at = i
  while (v.head[at]! >= 0 && v.lo[v.head[at]!] === i) at = v.head[at]!
  return at
}
export function widestTo(v: View, i: number): number {
  let at = i
  while (v.head[at]! >= 0 && v.hi[v.head[at]!] === i + 1) at = v.head[at]!
  return at
}

/** The relations on the way up from a token to another, at most five steps, as one hash; 0 where it is no ancestor. */
export function pathUp(v: View, from: number, to: number): number {
  let h = 17
  let at = from
  for (let k = 0; k < 5; k++) {
    if (at === to) return h
    h = Math.imul(h, 31) + v.relation[at]!
    at = v.head[at]!
    if (at < 0) return 0
  }
  return at === to ? h : 0
}

/** The child of `top` that a token stands under (the token itself included), or -1. */
export function branchOf(v: View, token: number, top: number): number {
  let at = token
  for (let k = 0; at >= 0 && k < 64; k++) {
    const h = v.head[at]!
    if (h === top) return at
    at = h
  }
  return -1
}

/** Whether a token can stand for somebody: a noun, name, pronoun, or a determiner or number by itself. */
export function nominal(v: View, i: number): boolean {
  const p = v.pos[i]
  return (
    p === POS.noun ||
    p === POS.proper ||
    p === POS.pronoun ||
    ((p === POS.determiner || p === POS.number || p === POS.adjective) && standsAlone(v, i))
  )
}

function standsAlone(v: View, i: number): boolean {
  const r = v.relation[i]
  return r === REL.subject || r === REL.subjectPassive || r === REL.nominal || r === REL.oblique || r === REL.root
}

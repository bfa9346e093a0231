import type { Stretch } from './content-candidates.js'
import { bucket, type Features } from './features.js'
import { branchOf, REL } from './syntax.js'
import { places, templates } from './templates.js'
import { isPunctuation, type View } from './view.js'

/** How far a cue may reach to either side of its head. */
const REACH = 6

const AT = places([
  'lemma', 'tag', 'kind', 'length', 'alone',
  // Where it begins: its first word, the one before.
  'first', 'firstTag', 'firstLemma', 'firstRelation', 'before', 'beforeTag', 'beforeRelation', 'beforePos', 'beforeName',
  // Where it ends: its last word, the one behind.
  'last', 'lastTag', 'lastRelation', 'next', 'nextTag', 'nextRelation', 'nextMark', 'lengthBucket',
  // A word it takes in, what it stands under.
  'form', 'formTag', 'relation', 'branch', 'branchLemma', 'opens',
  // Both ends.
  'key', 'lemmas', 'tags',
] as const) // biome-ignore format: several a line

const FIRST = templates(AT, [
  [200, 'length'],
  [201, 'length', 'lemma'],
  [202, 'length', 'tag'],
  [203, 'before', 'beforeTag'],
  [204, 'before', 'first', 'nothing'],
  [205, 'beforeTag', 'firstTag', 'tag'],
  [206, 'lemma', 'before', 'alone'],
  [207, 'beforeRelation', 'firstRelation', 'alone'],
  [208, 'kind', 'length', 'tag'],
  [209, 'kind', 'first', 'alone'],
  [210, 'first', 'firstTag', 'alone'],
  [211, 'beforeTag', 'beforeRelation', 'firstLemma'],
])
const TAKEN_BEFORE = templates(AT, [
  [212, 'relation', 'formTag'],
  [213, 'form', 'lemma'],
  [214, 'form', 'relation'],
  [215, 'relation', 'tag', 'kind'],
])
const BEFORE = templates(AT, [
  [216, 'before', 'beforeRelation', 'tag'],
  [217, 'beforePos', 'beforeName', 'tag'],
  [218, 'beforeTag', 'lemma', 'length'],
])
const LAST = templates(AT, [
  [230, 'length'],
  [231, 'length', 'lemma'],
  [232, 'length', 'tag'],
  [233, 'next', 'alone'],
  [234, 'last', 'next', 'alone'],
  [235, 'lastTag', 'nextTag', 'tag'],
  [236, 'lemma', 'next', 'length'],
  [237, 'lemma', 'last', 'length'],
  [238, 'lastRelation', 'nextRelation', 'alone'],
  [239, 'kind', 'length', 'nextTag'],
  [240, 'kind', 'last', 'lastTag'],
  [241, 'lemma', 'nextTag', 'lastTag'],
  [242, 'nextMark', 'tag', 'lengthBucket'],
])
const TAKEN_BEHIND = templates(AT, [
  [243, 'relation', 'formTag'],
  [244, 'form', 'lemma'],
  [245, 'form', 'relation', 'kind'],
])
const BRANCH_CUT = templates(AT, [[246, 'branch', 'formTag', 'nextTag']])
const BRANCH_ENDS = templates(AT, [[247, 'branch', 'branchLemma', 'kind']])
const BEHIND = templates(AT, [
  [248, 'branch', 'opens', 'tag'],
  [249, 'branch', 'opens', 'lemma'],
])
const TIE = templates(AT, [[250, 'next', 'lemma', 'true']])
const BOTH = templates(AT, [
  [260, 'key'],
  [261, 'key', 'tag'],
  [262, 'first', 'last', 'length'],
  [263, 'lemma', 'first', 'last'],
  [264, 'kind', 'key', 'nothing'],
])
const SEVERAL = templates(AT, [
  [265, 'lemmas'],
  [266, 'tags'],
  [267, 'tags', 'nextTag'],
])

/** The stretches a cue with this head may cover: none reaches past its sentence or begins or ends with punctuation. */
export function extents(v: View, head: number): Stretch[] {
  const first = Math.max(v.first(head), head - REACH)
  const last = Math.min(v.last(head), head + REACH + 1)
  const out: Stretch[] = []
  for (let a = head; a >= first; a--) {
    if (a < head && isPunctuation(v, a)) {
      // A comma or a quotation mark is rarely crossed; brackets and hyphens are.
      if (v.mark[a] !== 0 || v.analysis.tokens[a]!.text === ',') break
      continue
    }
    for (let b = head + 1; b <= last; b++) {
      if (b > head + 1 && isPunctuation(v, b - 1)) {
        if (v.mark[b - 1] !== 0) break
        continue
      }
      out.push([a, b])
    }
  }
  return out
}

/** Features of where a cue begins: one row for each start. */
export function extentStartFeatures(v: View, head: number, a: number, kind: number, f: Features): void {
  f.clear()
  const x = f.values
  const inside = a > v.first(head)
  x[AT.lemma] = v.lemma[head]!
  x[AT.tag] = v.tag[head]!
  x[AT.kind] = kind
  x[AT.length] = head - a
  x[AT.alone] = head === a ? 1 : 0
  x[AT.first] = v.form[a]!
  x[AT.firstTag] = v.tag[a]!
  x[AT.firstLemma] = v.lemma[a]!
  x[AT.firstRelation] = v.head[a] === head ? v.relation[a]! : 5
  x[AT.before] = inside ? v.form[a - 1]! : 3
  x[AT.beforeTag] = inside ? v.tag[a - 1]! : 3
  x[AT.beforeRelation] = inside ? (v.head[a - 1] === head ? v.relation[a - 1]! : 5) : 3
  f.take(FIRST)
  // What the stretch takes in.
  for (let i = a; i < head; i++) {
    x[AT.form] = v.form[i]!
    x[AT.formTag] = v.tag[i]!
    x[AT.relation] = v.head[i] === head ? v.relation[i]! : v.head[head] === i ? 11 : 5
    f.take(TAKEN_BEFORE)
  }
  if (!inside) return
  x[AT.beforePos] = v.pos[a - 1]!
  x[AT.beforeName] = v.name[a - 1]!
  f.take(BEFORE)
}

/** Features of where a cue ends. */
export function extentEndFeatures(v: View, head: number, b: number, kind: number, f: Features): void {
  f.clear()
  const x = f.values
  const inside = b < v.last(head)
  const length = b - 1 - head
  x[AT.lemma] = v.lemma[head]!
  x[AT.tag] = v.tag[head]!
  x[AT.kind] = kind
  x[AT.length] = length
  x[AT.lengthBucket] = bucket(length)
  x[AT.alone] = length === 0 ? 1 : 0
  x[AT.last] = v.form[b - 1]!
  x[AT.lastTag] = v.tag[b - 1]!
  x[AT.lastRelation] = v.head[b - 1] === head ? v.relation[b - 1]! : 5
  x[AT.next] = inside ? v.form[b]! : 3
  x[AT.nextTag] = inside ? v.tag[b]! : 3
  x[AT.nextRelation] = inside ? (v.head[b] === head ? v.relation[b]! : 5) : 3
  x[AT.nextMark] = inside ? v.mark[b]! : 0
  f.take(LAST)
  for (let i = head + 1; i < b; i++) {
    x[AT.form] = v.form[i]!
    x[AT.formTag] = v.tag[i]!
    x[AT.relation] = v.head[i] === head ? v.relation[i]! : 5
    f.take(TAKEN_BEHIND)
    const branch = branchOf(v, i, head)
    if (branch < 0) continue
    x[AT.branch] = v.relation[branch]!
    x[AT.branchLemma] = v.lemma[branch]!
    if (v.hi[branch]! > b) f.take(BRANCH_CUT)
    else if (v.hi[branch] === i + 1) f.take(BRANCH_ENDS)
  }
  if (!inside) return
  const branch = branchOf(v, b, head)
  x[AT.branch] = branch < 0 ? 3 : v.relation[branch]!
  x[AT.opens] = v.lo[Math.max(0, branch)] === b ? 1 : 0
  f.take(BEHIND)
  if (v.relation[b] === REL.case || v.relation[b] === REL.marker) f.take(TIE)
}

/** Features of both ends together. */
export function extentFeatures(v: View, head: number, [a, b]: Stretch, kind: number, f: Features): void {
  f.clear()
  const x = f.values
  x[AT.lemma] = v.lemma[head]!
  x[AT.tag] = v.tag[head]!
  x[AT.kind] = kind
  x[AT.length] = b - a
  x[AT.first] = v.form[a]!
  x[AT.last] = v.form[b - 1]!
  x[AT.key] = (head - a) * 16 + (b - head)
  f.take(BOTH)
  if (b - a < 2) return
  let lemmas = 0
  let tags = 0
  for (let i = a; i < b; i++) {
    lemmas = Math.imul(lemmas, 31) + v.lemma[i]!
    tags = Math.imul(tags, 31) + v.tag[i]!
  }
  x[AT.lemmas] = lemmas
  x[AT.tags] = tags
  x[AT.nextTag] = b < v.last(head) ? v.tag[b]! : 3
  f.take(SEVERAL)
}

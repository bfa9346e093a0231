import type { Token } from '@onrecord/language'
import type { SilverArticle, SilverToken } from './silver.js'

/** A sentence of the automatic annotation in the treebank's style. Heads from 0, -1 the root; relation '' where unknown. */
export interface SilverTree {
  readonly words: readonly string[]
  /** Penn tags as CoreNLP gave them, '' for pieces of what it took as one word. */
  readonly tags: readonly string[]
  readonly heads: readonly number[]
  readonly relations: readonly string[]
}

type Node = { tag: string; head: number; relation: string; name: string; word: string; lower: string }

/** The sentences of an article that both cut alike, converted from Universal Dependencies 1 to the treebank's version 2. */
export function silverTrees({ analysis, sentences }: SilverArticle): SilverTree[] {
  const byStart = new Map(sentences.map((s) => [s[0]!.start, s]))
  const out: SilverTree[] = []
  for (const { first, last, start, end } of analysis.sentences) {
    const s = byStart.get(start)
    if (!s || s.at(-1)!.end !== end) continue
    const nodes = aligned(analysis.tokens.slice(first, last), s)
    if (!nodes) continue
    convert(nodes)
    if (!isTree(nodes.map((n) => n.head))) continue
    out.push({
      words: nodes.map((n) => n.word),
      tags: nodes.map((n) => n.tag),
      heads: nodes.map((n) => n.head),
      relations: nodes.map((n) => n.relation),
    })
  }
  return out
}

/** Hangs the automatic tree on our tokens; undefined where a token of ours holds several of theirs. */
function aligned(tokens: readonly Token[], silver: readonly SilverToken[]): Node[] | undefined {
  const nodes: Node[] = []
  const place: number[] = []
  let t = 0
  for (const s of silver) {
    const pieces: Token[] = []
    while (t < tokens.length && tokens[t]!.start < s.end) pieces.push(tokens[t++]!)
    if (pieces.length === 0 || pieces[0]!.start !== s.start || pieces.at(-1)!.end !== s.end) return undefined
    // The last piece that is a word bears the relations of the whole ("light-|hearted").
    const head = nodes.length + pieces.findLastIndex((p) => /[\p{L}\p{N}]/u.test(p.text) || pieces.length === 1)
    if (head < nodes.length) return undefined
    place.push(head)
    for (const p of pieces) {
      const at = nodes.length
      const whole = at === head
      nodes.push({
        tag: pieces.length === 1 ? s.tag : '',
        head: whole ? -2 : head,
        relation: whole ? s.relation : /[\p{L}\p{N}]/u.test(p.text) ? '' : 'punct',
        name: s.name,
        word: p.text,
        lower: p.lower,
      })
    }
  }
  silver.forEach((s, i) => {
    nodes[place[i]!]!.head = s.head < 0 ? -1 : place[s.head]!
  })
  return nodes
}

const RELATIONS: Readonly<Record<string, string>> = {
  dobj: 'obj', nsubjpass: 'nsubj:pass', csubjpass: 'csubj:pass', auxpass: 'aux:pass', mwe: 'fixed', name: 'flat', dep: '', foreign: '',
  remnant: '', list: '',
} // biome-ignore format: a table

const VERBAL = /^(VB|JJ|RB|MD|IN)/

function convert(nodes: Node[]): void {
  const children = (i: number): number[] => nodes.flatMap((n, k) => (n.head === i ? [k] : []))
  nodes.forEach((node, i) => {
    const head = nodes[node.head]
    const renamed = RELATIONS[node.relation]
    if (renamed !== undefined) node.relation = renamed
    else if (node.relation === 'neg') node.relation = node.tag === 'DT' ? 'det' : 'advmod'
    else if (head && /^nmod(:tmod|:npmod)?$/.test(node.relation)) {
      const predicate = VERBAL.test(head.tag) || children(node.head).some((k) => nodes[k]!.relation === 'cop')
      const bare = node.relation !== 'nmod' || !children(i).some((k) => nodes[k]!.relation === 'case')
      const by = children(i).some((k) => nodes[k]!.relation === 'case' && nodes[k]!.lower === 'by')
      const passive = predicate && head.tag === 'VBN'
      node.relation = `${predicate ? 'obl' : 'nmod'}${bare ? ':unmarked' : by && passive ? ':agent' : ''}`
    }
  })
  conjunctions(nodes)
  personNames(nodes)
}

/** Version 1 hangs "and" on the first conjunct, version 2 on the conjunct behind it. */
function conjunctions(nodes: Node[]): void {
  nodes.forEach((node, i) => {
    if (node.relation !== 'cc') return
    const next = nodes.findIndex((n, k) => k > i && n.head === node.head && n.relation === 'conj')
    if (next >= 0) node.head = next
  })
}

/** Version 1 lets the last name head a person's name, the treebank the first; a title before it becomes `nmod:desc`. */
function personNames(nodes: Node[]): void {
  for (let i = 0; i < nodes.length; ) {
    let end = i + 1
    const person = nodes[i]!.name === 'PERSON' && /^NNP/.test(nodes[i]!.tag)
    while (person && end < nodes.length && nodes[end]!.name === 'PERSON' && /^NNP/.test(nodes[end]!.tag)) end++
    if (person) personName(nodes, i, end)
    i = end
  }
}

function personName(nodes: Node[], first: number, end: number): void {
  const last = end - 1
  const inside = (k: number): boolean => k >= first && k < end
  for (let k = first; k < last; k++) if (nodes[k]!.head !== last || nodes[k]!.relation !== 'compound') return
  const { head, relation } = nodes[last]!
  for (let k = 0; k < nodes.length; k++) if (!inside(k) && nodes[k]!.head === last) nodes[k]!.head = first
  nodes[first]!.head = head
  nodes[first]!.relation = relation
  for (let k = first + 1; k < end; k++) {
    nodes[k]!.head = first
    nodes[k]!.relation = 'flat'
  }
  for (let k = first - 1; k >= 0; k--) {
    if (nodes[k]!.head !== first || nodes[k]!.relation !== 'compound') break
    nodes[k]!.relation = 'nmod:desc'
  }
}

/** Whether every word reaches the one root. */
export function isTree(heads: readonly number[]): boolean {
  if (heads.filter((h) => h === -1).length !== 1) return false
  return heads.every((_, i) => {
    let at = i
    for (let k = 0; k <= heads.length; k++) {
      if (at === -1) return true
      at = heads[at]!
    }
    return false
  })
}

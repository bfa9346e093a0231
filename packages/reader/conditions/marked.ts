import { isMark, related, type Tree } from '../clauses/tree.js'
import type { Connective, Grammar } from './grammar.js'
import { clause, range, type Tie } from './tie.js'

/** Relations of a word that opens a clause to the clause's predicate. */
const OPENS = ['mark', 'advmod', 'case', 'fixed', 'cc', 'cc:preconj']

/** Conditions tied by a connective: "if …", "only when …", "unless …", "in the event of …". */
export function marked(t: Tree, g: Grammar): Tie[] {
  const out: Tie[] = []
  for (let i = 0; i < t.tokens.length; i++) {
    const found = matchAt(t, g, i)
    if (!found) continue
    const end = i + found.words.length
    const before = t.tokens[i - 1]
    const concedes =
      before !== undefined && i > t.sentence(i)[0] && (g.does('concede', before.lower) || g.does('as', before.lower))
    const tie = concedes ? null : (byTree(t, g, i, end, found) ?? byComma(t, i, end, found))
    if (tie) out.push(tie)
    i = end - 1
  }
  return out
}

function matchAt(t: Tree, g: Grammar, i: number): Connective | undefined {
  return g.connectives
    .get(t.tokens[i]!.lower)
    ?.find(({ words }) =>
      words.every((w, k) => t.tokens[i + k]?.lower === w && t.tokens[i + k]!.index < t.sentence(i)[1]),
    )
}

function byTree(t: Tree, g: Grammar, start: number, end: number, found: Connective): Tie | null {
  const inside = (x: number) => x >= start && x < end
  let trigger = t.tokens[end - 1]!.head
  while (inside(trigger)) trigger = t.tokens[trigger]!.head
  if (trigger < end || !related(t.tokens[end - 1]!.relation, [...OPENS, 'advcl', 'obl'])) {
    // "as long as", "provided": what follows hangs on the connective's own words.
    trigger =
      range(start, end).flatMap((x) =>
        t
          .children(x)
          .filter((c) => c >= end && related(t.tokens[c]!.relation, ['advcl', 'ccomp', 'obl', 'nmod', 'acl', 'xcomp'])),
      )[0] ?? -1
    if (trigger < 0) return null
  }
  let head = t.tokens[trigger]!.head
  while (inside(head)) head = t.tokens[head]!.head
  if (head < 0 || isIndirect(t, g, trigger, head, start)) return null
  const below = t.subtree(trigger).filter((x) => !inside(x))
  if (isTag(t, below, trigger, found)) return null
  return tieOf(t, g, { trigger: below, triggerHead: trigger, head, start, end, found, rule: 'connective' })
}

/** Where syntax fails: an opening connective's trigger reaches to the first comma, its consequence from there to the end. */
function byComma(t: Tree, start: number, end: number, found: Connective): Tie | null {
  const [first, last] = t.sentence(start)
  if (found.follows === 'noun' || range(first, start).some((x) => !isMark(t.tokens[x]!))) return null
  const comma = range(end + 2, last - 2).find((x) => t.tokens[x]!.text === ',')
  if (comma === undefined) return null
  return {
    rule: 'connective up to the comma', form: found.form, trigger: range(end, comma), consequence: range(comma + 1, last),
    connective: range(start, end), triggerHead: end, head: comma + 1,
  } // biome-ignore format: one line reads better
}

interface Parts {
  readonly trigger: readonly number[]
  readonly triggerHead: number
  readonly head: number
  readonly start: number
  readonly end: number
  readonly found: Connective
  readonly rule: string
}

function tieOf(t: Tree, g: Grammar, { trigger, triggerHead, head, start, end, found, rule }: Parts): Tie {
  const connective = range(start, end)
  const taken = new Set([...trigger, ...connective])
  for (const c of t.children(head)) {
    const { lower } = t.tokens[c]!
    // "would only talk if", "then we will": part of the tie, not of what follows.
    if ((g.does('restrict', lower) && c < start) || (g.does('resume', lower) && c < head)) {
      connective.push(c)
      taken.add(c)
    }
  }
  const only = connective.some((x) => g.does('restrict', t.tokens[x]!.lower))
  return {
    rule, form: only && found.form === 'if' ? 'only-if' : found.form, trigger, triggerHead, head, connective,
    consequence: clause(t, head, taken),
  } // biome-ignore format: one line reads better
}

/** "asked if", "unclear if": a question told, not a condition. */
function isIndirect(t: Tree, g: Grammar, trigger: number, head: number, start: number): boolean {
  const { relation } = t.tokens[trigger]!
  if (related(relation, ['csubj', 'nsubj'])) return true
  if (!g.indirect.has(t.tokens[head]!.lemma) || head > start) return false
  return (
    related(relation, ['ccomp', 'xcomp']) ||
    range(head + 1, start).every((x) =>
      related(t.tokens[x]!.relation, [
        'obj',
        'iobj',
        'obl',
        'case',
        'det',
        'compound',
        'advmod',
        'amod',
        'flat',
        'nmod',
      ]),
    )
  )
}

/** "if any", "if necessary", "if so": a tag without a happening; "if elected" is none. */
const isTag = (t: Tree, below: readonly number[], trigger: number, found: Connective): boolean =>
  found.follows === 'clause' &&
  below.filter((x) => !isMark(t.tokens[x]!)).length === 1 &&
  !/^V/.test(t.tokens[trigger]!.tag)

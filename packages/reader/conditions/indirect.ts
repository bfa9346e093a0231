import { related, type Tree } from '../clauses/tree.js'
import type { Connective, Grammar } from './grammar.js'
import { range } from './tie.js'

/** What may stand between "asked" and its "if": whom, and how. */
const BETWEEN = ['obj', 'iobj', 'obl', 'case', 'det', 'compound', 'advmod', 'amod', 'flat', 'nmod']

/** "asked if", "unclear if": a question told, not a condition. */
export function isIndirect(t: Tree, g: Grammar, trigger: number, head: number, start: number): boolean {
  const { relation } = t.tokens[trigger]!
  if (related(relation, ['csubj', 'nsubj'])) return true
  if (!g.indirect.has(t.tokens[head]!.lemma) || head > start) return false
  // "Would consider new sanctions if", "as we know it if": only who is asked may stand between, not what is weighed.
  const between = (x: number): boolean =>
    related(t.tokens[x]!.relation, BETWEEN) &&
    (g.asks(t.tokens[head]!.lemma) ||
      t.tokens[x]!.relation !== 'obj' ||
      !(t.tokens[x]!.tag.startsWith('N') || t.tokens[x]!.lower === 'it'))
  return related(relation, ['ccomp', 'xcomp']) || range(head + 1, start).every(between)
}

/** "Told the paper that he would only travel if": what may be between the verb of saying and the connective is what is tied; -1 where nothing is. */
export function mayBe(t: Tree, g: Grammar, above: number, start: number, { form }: Connective): number {
  const may = range(above + 1, start).findLast((x) => t.tokens[x]!.tag === 'MD') ?? -1
  const asks = (x: number): boolean => /^(V|JJ)/.test(t.tokens[x]!.tag) && g.indirect.has(t.tokens[x]!.lemma)
  if (may < 0 || (form === 'if' && range(may, start).some(asks))) return -1
  const { head } = t.tokens[may]!
  return head > above && head < start ? head : may
}

/** "When I asked Brandt if", "asked, for instance, if": whatever the tree hangs it on, before it stands whom somebody asked, or an aside. */
export function isAsked(t: Tree, g: Grammar, start: number): boolean {
  const [first] = t.sentence(start)
  const between = (x: number): boolean =>
    t.tokens[x]!.text === ',' ||
    (related(t.tokens[x]!.relation, BETWEEN) && /^(N|PRP|DT|JJ|POS|CD|IN|RB)/.test(t.tokens[x]!.tag))
  let i = start - 1
  while (i >= first && between(i)) i--
  return i >= first && i < start - 1 && t.tokens[i]!.tag.startsWith('V') && g.asks(t.tokens[i]!.lemma)
}

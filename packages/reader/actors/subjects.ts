import type { Token } from '@onrecord/language'

/** Whether the phrase whose head is token `i` and that ends before `end` is a subject: by syntax, else by the verb behind it. */
export function isSubject(tokens: readonly Token[], i: number, end: number, limit: number): boolean {
  // The last word of a name hangs on its first, a name on the title before it: the subject is the top of them.
  let top = i
  for (let n = 0; n < 5 && /^(?:flat|compound|appos|goeswith)/.test(tokens[top]!.relation); n++) top = tokens[top]!.head
  const { relation } = tokens[top]!
  if (relation !== 'root' && relation !== 'dep') return relation.startsWith('nsubj')
  for (let k = end; k < limit && k - end < 4; k++) {
    const t = tokens[k]!
    if (/^(?:VB[DPZ]|MD)$/.test(t.tag)) return true
    if (!/^(?:RB|,)$/.test(t.tag)) return false
  }
  return false
}

/** The verb a token depends on, or -1: the first verb up its heads. */
export function verbOf(tokens: readonly Token[], i: number): number {
  for (let k = tokens[i]!.head, n = 0; k >= 0 && n < 6; k = tokens[k]!.head, n++)
    if (/^(?:VB|MD)/.test(tokens[k]!.tag)) return k
  return -1
}

/** The verbs a token stands under, the nearest first. */
export function verbsAbove(tokens: readonly Token[], i: number): number[] {
  const out: number[] = []
  for (let k = tokens[i]!.head, n = 0; k >= 0 && n < 12; k = tokens[k]!.head, n++)
    if (/^(?:VB|MD)/.test(tokens[k]!.tag)) out.push(k)
  return out
}

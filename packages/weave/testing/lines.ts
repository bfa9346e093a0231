import type { StatementRef, Woven } from '@onrecord/format'

const refs = (list: readonly StatementRef[]): string =>
  list
    .map((s) => `${s.article}.${s.id?.slice(1)}`)
    .sort()
    .join(' ')

/** What was woven, a line each as case files write it, sorted. */
export function linesOf(woven: Woven): string[] {
  return [
    ...woven.copies.map((c) => `copy: ${c.article} of ${c.original}, ${c.kind}`),
    ...woven.utterances.map((u) => `utterance: ${refs(u.statements)}`),
    ...woven.occasions.map((o) => `occasion: ${o.name}: ${refs(o.statements)}`),
    ...woven.differences.map((d) => `${d.kind}: ${refs(d.statements)}`),
    ...woven.ledger.map(
      (e) =>
        `ledger: ${e.kind} ${e.state} by ${e.holder}${e.due ? ` due ${e.due}` : ''}: ${refs(e.statements)}${e.evidence.map((v) => `, ${v.state} ${v.article}`).join('')}`,
    ),
    ...woven.stories.map((s) => `story: ${[...s.articles].sort().join(' ')}`),
  ].sort()
}

import type { Span } from '@onrecord/format'
import type { LedgerRow } from '@onrecord/server'
import { type Answers, address, get } from '../api.js'

const MOST = 5000

/** What a decision on an entry is about: the condition by its place, else the statement. */
export async function placeOf(
  entry: LedgerRow,
): Promise<{ readonly condition: string } | { readonly article: string; readonly statement: string } | null> {
  const statement = entry.statements[0]
  if (entry.kind !== 'condition')
    return statement?.id === undefined ? null : { article: statement.article, statement: statement.id }
  const url = address('/api/conditions', { article: entry.article, limit: MOST })
  const { conditions } = await get<Answers['/api/conditions']>(url)
  const same = (a: readonly Span[]) => JSON.stringify(a) === JSON.stringify(entry.needs)
  const condition = conditions.find((c) => same(c.trigger))
  return condition ? { condition: condition.id } : null
}

import { z } from '@hono/zod-openapi'
import { FATES, LEDGER_KINDS } from '@onrecord/format'
import type { LedgerTally, OnRecord } from '@onrecord/record'
import { kept } from '../kept.js'
import { nothing, reading, router } from '../route.js'
import { day } from '../schemas/basics.js'
import { page } from '../schemas/query.js'
import { ledgerRow } from '../schemas/rows.js'

/** What entries are chosen by. */
export const ledgerFilters = {
  kind: z.enum(LEDGER_KINDS).optional(),
  state: z.enum(FATES).optional(),
  holder: z.string().optional().openapi({ description: 'actor id' }),
  article: z.string().optional(),
  story: z.string().optional(),
  due: day.optional().openapi({ description: 'due on or before this day' }),
}

const list = reading({
  path: '/ledger',
  summary: 'What is on record as conditional, promised, threatened, demanded or predicted, and what became of it',
  tag: 'ledger',
  query: z.object({
    ...ledgerFilters,
    order: z.enum(['made', 'latest', 'due']).optional(),
    ...page,
  }),
  params: nothing,
  gives: z.object({
    total: z.int(),
    tallies: z
      .array(
        z.object({
          kind: z.enum(LEDGER_KINDS),
          state: z.enum(FATES),
          holder: z.string().nullable(),
          holderName: z.string().nullable(),
          n: z.int(),
        }),
      )
      .readonly()
      .openapi({ description: 'of all entries, whatever kind, state or holder is asked for' }),
    entries: z.array(ledgerRow),
  }),
})

/** Holders whose entries are counted by themselves in an answer, those with the most first. */
const MOST_TALLIES = 2000

/** What is open, what came about, what did not. */
export const ledger = (record: OnRecord) =>
  router().openapi(list, async (c) => {
    const query = c.req.valid('query')
    const { kind, state, holder, order: _, limit, offset, ...within } = query
    const tallies = await kept(record, `ledger ${JSON.stringify(within)}`, () => record.ledgerTallies(within))
    const fits = (t: LedgerTally) =>
      (kind === undefined || t.kind === kind) &&
      (state === undefined || t.state === state) &&
      (holder === undefined || t.holder === holder)
    const total = tallies.filter(fits).reduce((n, t) => n + t.n, 0)
    return c.json({ total, tallies: tallies.slice(0, MOST_TALLIES), entries: await record.ledger(query) }, 200)
  })

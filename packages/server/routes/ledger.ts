import { z } from '@hono/zod-openapi'
import { FATES, LEDGER_KINDS } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'
import { nothing, reading, router } from '../route.js'
import { day } from '../schemas/basics.js'
import { page } from '../schemas/query.js'
import { ledgerRow } from '../schemas/rows.js'

const list = reading({
  path: '/ledger',
  summary: 'What is on record as conditional, promised, threatened, demanded or predicted, and what became of it',
  tag: 'ledger',
  query: z.object({
    kind: z.enum(LEDGER_KINDS).optional(),
    state: z.enum(FATES).optional(),
    holder: z.string().optional().openapi({ description: 'actor id' }),
    article: z.string().optional(),
    story: z.string().optional(),
    due: day.optional().openapi({ description: 'due on or before this day' }),
    order: z.enum(['made', 'latest', 'due']).optional(),
    ...page,
  }),
  params: nothing,
  gives: z.object({ entries: z.array(ledgerRow) }),
})

/** What is open, what came about, what did not. */
export const ledger = (record: OnRecord) =>
  router().openapi(list, async (c) => c.json({ entries: await record.ledger(c.req.valid('query')) }, 200))

import { z } from '@hono/zod-openapi'
import type { OnRecord, RejectedRow } from '@onrecord/record'
import { found, Refusal } from '../problem.js'
import { nothing, reading, router, writing } from '../route.js'
import { page } from '../schemas/query.js'
import { type Taken, taken } from './add.js'

/** Tries documents again: what the server is given to do it with. */
export type TryAgain = (rows: readonly RejectedRow[]) => Promise<Taken>

const row = z
  .object({
    id: z.string(),
    kind: z.enum(['file', 'address', 'handed-over']),
    source: z
      .string()
      .openapi({ description: 'what is tried again: an absolute path, an address, a file handed over' }),
    said: z.record(z.string(), z.string()),
    file: z.string().openapi({ description: 'the document: the file, and the entry in it' }),
    place: z.string().nullable(),
    code: z.string(),
    reason: z.string(),
    remedy: z.string(),
    first: z.iso.datetime(),
    last: z.iso.datetime(),
    times: z.int(),
  })
  .openapi('Rejected')

const list = reading({
  path: '/rejected',
  summary: 'Documents that did not come in, the last first, with the reason and what to do',
  tag: 'articles',
  query: z.object({ source: z.string().optional(), code: z.string().optional(), ...page }),
  params: nothing,
  gives: z.object({ total: z.int(), rejected: z.array(row) }),
})

const ids = z.object({
  ids: z
    .array(z.string().regex(/^[0-9a-f]{32}$/))
    .min(1)
    .max(1000),
})

const retry = writing({
  path: '/rejected/retry',
  summary: 'Try documents again; what comes in leaves the list',
  tag: 'articles',
  params: nothing,
  takes: ids,
  gives: taken,
})

const dismiss = writing({
  path: '/rejected/dismiss',
  summary: 'Take documents off the list',
  tag: 'articles',
  params: nothing,
  takes: ids,
  gives: z.object({ dismissed: z.int() }),
})

/** Rows looked through where some are named. */
const ALL = 1_000_000

/** The list of documents that were turned away; `again` tries them again, without it they are only listed. */
export const rejected = (record: OnRecord, again: TryAgain | undefined) =>
  router()
    .openapi(list, async (c) => {
      const { source, code, limit, offset } = c.req.valid('query')
      const which = { ...(source !== undefined && { source }), ...(code !== undefined && { code }) }
      const [total, rows] = await Promise.all([
        record.countRejected(which),
        record.rejected({ ...which, limit, offset }),
      ])
      return c.json({ total, rejected: rows.map((r) => ({ ...r, said: { ...r.said } })) }, 200)
    })
    .openapi(retry, async (c) => {
      if (!again) throw new Refusal(404, 'This server only reads: try them again with “onrecord rejected retry”.')
      const rows = new Map((await record.rejected({ limit: ALL })).map((r) => [r.id, r]))
      const asked = c.req
        .valid('json')
        .ids.map((id) => found(rows.get(id), `No document on the list has the id ${id}.`))
      return c.json(await again(asked), 200)
    })
    .openapi(dismiss, async (c) => c.json({ dismissed: await record.dismiss(c.req.valid('json').ids) }, 200))

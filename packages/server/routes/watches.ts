import { z } from '@hono/zod-openapi'
import { digestAtom } from '@onrecord/exports'
import { ACTS, type Watch } from '@onrecord/format'
import { digest, type OnRecord } from '@onrecord/record'
import { found } from '../problem.js'
import { nothing, reading, router, writing } from '../route.js'
import { day } from '../schemas/basics.js'

const watch = z
  .object({
    name: z.string().min(1).max(200),
    words: z.string().optional(),
    by: z.string().optional(),
    about: z.string().optional(),
    act: z.enum(ACTS).optional(),
    outlet: z.string().optional(),
    entry: z.string().optional(),
  })
  .openapi('Watch')
const all = z.object({ watches: z.array(watch) })

const list = reading({ path: '/watches', summary: 'What is watched', tag: 'watches', query: nothing, params: nothing, gives: all }) // biome-ignore format: one line

const keep = writing({
  path: '/watches',
  summary: 'Watches these and nothing else',
  tag: 'watches',
  params: nothing,
  takes: all,
  gives: all,
})

/** Days a feed reaches back where it is not said. */
const BACK = 30

/** Saved searches, and the feed of what is new, due or changed in them. */
export const watches = (record: OnRecord, today: () => string = () => new Date().toISOString().slice(0, 10)) => {
  const room = router()
  room.get('/feed.atom', async (c) => {
    const {
      watch: name,
      since,
      until,
    } = z.object({ watch: z.string().optional(), since: day.optional(), until: day.optional() }).parse(c.req.query())
    const to = until ?? today()
    const from = since ?? new Date(Date.parse(to) - BACK * 86_400_000).toISOString().slice(0, 10)
    const of = name === undefined ? undefined : found((await record.watches()).find((w) => w.name === name) ?? null, `Nothing called “${name}” is watched; /api/watches lists what is.`) // biome-ignore format: one line
    const atom = digestAtom(
      await digest(record, { since: from, until: to, ...(of && { watch: of }) }),
      new URL(c.req.url).origin,
    )
    return c.body(atom, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
  })
  return room
    .openapi(list, async (c) => c.json({ watches: [...(await record.watches())] }, 200))
    .openapi(keep, async (c) => {
      await record.saveWatches(c.req.valid('json').watches as Watch[])
      return c.json({ watches: [...(await record.watches())] }, 200)
    })
}

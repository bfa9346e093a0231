import { z } from '@hono/zod-openapi'
import { digestAtom } from '@onrecord/exports'
import { ACTS, type Watch } from '@onrecord/format'
import { digest, type OnRecord } from '@onrecord/record'
import { found } from '../problem.js'
import { nothing, reading, router, writing } from '../route.js'
import { day } from '../schemas/basics.js'
import { statementLine } from '../schemas/lines.js'
import { articleRow, ledgerRow } from '../schemas/rows.js'

const watch = z
  .object({
    name: z.string().min(1).max(200),
    words: z.string().optional(),
    by: z.string().optional(),
    about: z.string().optional(),
    act: z.enum(ACTS).optional(),
    outlet: z.string().optional(),
    entry: z.string().optional(),
    story: z.string().optional().openapi({ description: 'an article of the story' }),
  })
  .openapi('Watch')
const all = z.object({ watches: z.array(watch) })

const list = reading({ path: '/watches', summary: 'What is watched', tag: 'watches', query: nothing, params: nothing, gives: all }) // biome-ignore format: one line

const news = reading({
  path: '/digest',
  summary:
    'What is new, due or changed, of all or of one watch: in a span of days, or since a mark of what had come on record',
  tag: 'watches',
  query: z.object({
    watch: z.string().optional().openapi({ description: 'a watch’s name; without it, the whole record' }),
    after: z.coerce.number().int().min(0).optional().openapi({ description: 'a mark: `arrived` of an earlier answer' }),
    since: day.optional().openapi({ description: 'default: 30 days back; with `after`, the beginning' }),
    until: day.optional().openapi({ description: 'default: today' }),
    limit: z.coerce.number().int().min(1).max(500).optional(),
  }),
  params: nothing,
  gives: z.object({
    arrived: z.int().openapi({ description: 'a mark of what has come on record by now' }),
    since: day,
    until: day,
    watch: watch.nullable(),
    appeared: z.int().openapi({ description: 'articles that are new' }),
    articles: z.array(articleRow).readonly().openapi({ description: 'the first of them' }),
    statements: z.array(statementLine).readonly(),
    due: z.array(ledgerRow).readonly(),
    changed: z.array(ledgerRow).readonly(),
  }),
})

const keep = writing({
  path: '/watches',
  summary: 'Watches these and nothing else',
  tag: 'watches',
  params: nothing,
  takes: all,
  gives: all,
})

const looked = z.object({
  watch: z.string().max(200).openapi({ description: 'a watch’s name; empty: the whole record' }),
  mark: z.int().min(0).openapi({ description: '`arrived` of the digest that was looked at' }),
  at: z.string().openapi({ description: 'ISO 8601' }),
})
const by = z.string().trim().min(1).max(200).openapi({ description: 'the editor’s name' })
const seen = z.object({ looked: z.array(looked) })

const listSeen = reading({
  path: '/watches/looked',
  summary: 'Up to where an editor has looked at what is watched',
  tag: 'watches',
  query: z.object({ by }),
  params: nothing,
  gives: seen,
})

const keepSeen = writing({
  path: '/watches/looked',
  summary: 'Keeps up to where an editor has looked',
  tag: 'watches',
  params: nothing,
  takes: looked.omit({ at: true }).extend({ by }),
  gives: seen,
})

/** Days a feed or digest reaches back where it is not said. */
const BACK = 30
const BEGINNING = '0001-01-01'
/** Articles of a digest that are listed. */
const LISTED = 20

/** Saved searches, and the feed of what is new, due or changed in them. */
export const watches = (record: OnRecord, today: () => string = () => new Date().toISOString().slice(0, 10)) => {
  const room = router()
  const back = (to: string) => new Date(Date.parse(to) - BACK * 86_400_000).toISOString().slice(0, 10)
  const named = async (name: string | undefined) =>
    name === undefined ? undefined : found((await record.watches()).find((w) => w.name === name), `Nothing called “${name}” is watched; /api/watches lists what is.`) // biome-ignore format: one line
  room.get('/feed.atom', async (c) => {
    const {
      watch: name,
      since,
      until,
    } = z.object({ watch: z.string().optional(), since: day.optional(), until: day.optional() }).parse(c.req.query())
    const to = until ?? today()
    const from = since ?? back(to)
    const of = await named(name)
    const atom = await digestAtom(
      await digest(record, { since: from, until: to, ...(of && { watch: of }) }),
      new URL(c.req.url).origin,
    )
    return c.body(atom, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
  })
  return room
    .openapi(news, async (c) => {
      const { watch: name, after, since, until = today(), limit } = c.req.valid('query')
      const of = await named(name)
      const told = await digest(record, {
        since: since ?? (after === undefined ? back(until) : BEGINNING),
        until,
        ...(of && { watch: of }),
        ...(after !== undefined && { after }),
        ...(limit !== undefined && { limit }),
      })
      const { articles } = told
      const arrived = await record.arrived()
      return c.json({ ...told, arrived, appeared: articles.length, articles: articles.slice(0, LISTED) }, 200)
    })
    .openapi(list, async (c) => c.json({ watches: [...(await record.watches())] }, 200))
    .openapi(listSeen, async (c) => c.json({ looked: await record.looked(c.req.valid('query').by) }, 200))
    .openapi(keepSeen, async (c) => {
      const { by: editor, watch: name, mark } = c.req.valid('json')
      if (name !== '') await named(name)
      await record.saveLooked(editor, { watch: name, mark, at: new Date().toISOString() })
      return c.json({ looked: await record.looked(editor) }, 200)
    })
    .openapi(keep, async (c) => {
      await record.saveWatches(c.req.valid('json').watches as Watch[])
      return c.json({ watches: [...(await record.watches())] }, 200)
    })
}

import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { found } from '../problem.js'
import { nothing, reading, router } from '../route.js'
import { actorShown } from '../schemas/actor.js'
import { actorType, day } from '../schemas/basics.js'
import { MOST_COUNTED, more, page, totalOf } from '../schemas/query.js'
import { actorRow } from '../schemas/rows.js'

const list = reading({
  path: '/actors',
  summary: 'Actors on record, those with the most statements first',
  tag: 'actors',
  query: z.object({ type: actorType.optional(), words: z.string().optional(), ...page }),
  params: nothing,
  gives: z.object({ total: z.int(), more, actors: z.array(actorRow) }),
})

const one = reading({
  path: '/actors/{id}',
  summary: 'One actor: names, offices with their days, where it is named, who counts as it and who may be the same',
  tag: 'actors',
  query: z.object({
    on: day.optional().openapi({ description: 'the day whose offices are marked; today without it' }),
  }),
  params: z.object({ id: z.string() }),
  gives: actorShown,
})

/** Everybody who speaks or is spoken about. */
export const actors = (record: OnRecord) =>
  router()
    .openapi(list, async (c) => {
      const { limit, offset, ...query } = c.req.valid('query')
      const n = await record.countActors(query, MOST_COUNTED)
      return c.json({ ...totalOf(n), actors: await record.actors({ ...query, limit, offset }) }, 200)
    })
    .openapi(one, async (c) => {
      const { actorOnRecord, localDay, materialsOf } = await import('@onrecord/flow')
      const on = c.req.valid('query').on ?? localDay()
      const shown = await actorOnRecord(record, await materialsOf(record), c.req.valid('param').id, on)
      return c.json(found(shown, 'Nobody on record or known has that id; /api/actors lists who is on record.'), 200)
    })

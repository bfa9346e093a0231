import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { nothing, reading, router } from '../route.js'
import { actorType } from '../schemas/basics.js'
import { page } from '../schemas/query.js'
import { actorRow } from '../schemas/rows.js'

const list = reading({
  path: '/actors',
  summary: 'Actors on record, those with the most statements first',
  tag: 'actors',
  query: z.object({ type: actorType.optional(), words: z.string().optional(), ...page }),
  params: nothing,
  gives: z.object({ actors: z.array(actorRow) }),
})

/** Everybody who speaks or is spoken about. */
export const actors = (record: OnRecord) =>
  router().openapi(list, async (c) => c.json({ actors: await record.actors(c.req.valid('query')) }, 200))

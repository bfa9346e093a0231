import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { nothing, reading, router } from '../route.js'
import { utterance } from '../schemas/across.js'
import { page } from '../schemas/query.js'

const list = reading({
  path: '/utterances',
  summary: 'Utterances: one act of saying something, with every report of it',
  tag: 'utterances',
  query: z.object({ speaker: z.string().optional(), article: z.string().optional(), ...page }),
  params: nothing,
  gives: z.object({ utterances: z.array(utterance) }),
})

/** The same thing said, as several articles report it. */
export const utterances = (record: OnRecord) =>
  router().openapi(list, async (c) => c.json({ utterances: await record.utterances(c.req.valid('query')) }, 200))

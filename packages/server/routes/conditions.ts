import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { nothing, reading, router } from '../route.js'
import { conditionForm } from '../schemas/basics.js'
import { page } from '../schemas/query.js'
import { conditionRow } from '../schemas/rows.js'

const list = reading({
  path: '/conditions',
  summary: 'Conditions: what somebody ties to what, in the words of the article',
  tag: 'conditions',
  query: z.object({
    holder: z.string().optional().openapi({ description: 'actor id' }),
    article: z.string().optional(),
    story: z.string().optional(),
    order: z.enum(['made', 'latest']).optional(),
    form: conditionForm.optional(),
    ...page,
  }),
  params: nothing,
  gives: z.object({ conditions: z.array(conditionRow) }),
})

/** What depends on what. */
export const conditions = (record: OnRecord) =>
  router().openapi(list, async (c) => c.json({ conditions: await record.conditions(c.req.valid('query')) }, 200))

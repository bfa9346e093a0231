import { z } from '@hono/zod-openapi'
import { compare as ask, type OnRecord } from '@onrecord/record'
import { found } from '../problem.js'
import { nothing, reading, router } from '../route.js'
import { comparison } from '../schemas/lines.js'

const one = reading({
  path: '/compare',
  summary: 'Two articles side by side: what both report, what only one has, where they differ',
  tag: 'compare',
  query: z.object({
    a: z.string().openapi({ description: 'an article’s name or key' }),
    b: z.string().openapi({ description: 'another’s' }),
  }),
  params: nothing,
  gives: comparison,
})

/** Two reports side by side. */
export const compare = (record: OnRecord) =>
  router().openapi(one, async (c) => {
    const { a, b } = c.req.valid('query')
    return c.json(
      found(await ask(record, a, b), `“${a}” or “${b}” is not on record; /api/articles lists what is.`),
      200,
    )
  })

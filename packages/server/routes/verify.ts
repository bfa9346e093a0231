import { z } from '@hono/zod-openapi'
import { VERDICTS, type Verification } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'
import { found } from '../problem.js'
import { nothing, reading, router } from '../route.js'
import { spans, statementRef } from '../schemas/basics.js'

const verification: z.ZodType<Verification> = z
  .object({
    statement: statementRef,
    quotation: spans,
    verdict: z.enum(VERDICTS),
    source: z.object({ article: z.string(), spans }).nullable(),
    runs: z.array(z.object({ text: z.string(), in: z.enum(['both', 'quotation', 'source']) })).readonly(),
    share: z.number(),
  })
  .openapi('Verification')

const list = reading({
  path: '/articles/{name}/verify',
  summary: 'The quotations of an article, held against the primary sources on record',
  tag: 'articles',
  query: nothing,
  params: z.object({ name: z.string().openapi({ description: 'name or key' }) }),
  gives: z.object({ verifications: z.array(verification) }),
})

/** What was really said. */
export const verify = (record: OnRecord) =>
  router().openapi(list, async (c) => {
    const { name } = c.req.valid('param')
    const row = found(
      await record.articleRow(name),
      `No article is called “${name}”; /api/articles lists those on record.`,
    )
    const { materialsOf, verifications } = await import('@onrecord/flow')
    const out: Verification[] = []
    for await (const v of verifications(record, await materialsOf(record), { article: row.name })) out.push(v)
    return c.json({ verifications: out }, 200)
  })

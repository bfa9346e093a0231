import { z } from '@hono/zod-openapi'
import { brief as ask, type Brief, type OnRecord } from '@onrecord/record'
import { kept } from '../kept.js'
import { found } from '../problem.js'
import { nothing, reading, router } from '../route.js'
import { brief as gives } from '../schemas/lines.js'

const one = reading({
  path: '/brief',
  summary: 'Where things stand, what changed last, what is open, where reports disagree; every line with its evidence',
  tag: 'brief',
  query: z.object({
    story: z.string().optional().openapi({ description: 'a story’s id; without it, the whole record' }),
    limit: z.coerce.number().int().min(1).max(200).optional(),
  }),
  params: nothing,
  gives,
})

/** A brief with the articles it quotes alone: what it rests on may be thousands. */
function quoting(brief: Brief): Brief {
  const lines = [...brief.stands, ...brief.changed, ...brief.open, ...brief.disagree]
  const names = new Set(lines.flatMap((line) => line.quotes.map((q) => q.article)))
  return { ...brief, articles: brief.articles.filter((a) => names.has(a.name)) }
}

/** Where a matter stands. */
export const brief = (record: OnRecord) =>
  router().openapi(one, async (c) => {
    const query = c.req.valid('query')
    const asked = await kept(record, `brief ${JSON.stringify(query)}`, () => ask(record, query))
    return c.json(quoting(found(asked, `No story has the id “${query.story}”; /api/stories lists them.`)), 200)
  })

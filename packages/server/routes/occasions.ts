import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { found } from '../problem.js'
import { nothing, reading, router } from '../route.js'
import { difference, occasion, utterance } from '../schemas/across.js'
import { articleRow, quote, statementRow } from '../schemas/rows.js'

const list = reading({
  path: '/occasions',
  summary: 'Occasions: press conferences, speeches, votes … at which things were said',
  tag: 'occasions',
  query: z.object({ article: z.string().optional(), actor: z.string().optional() }),
  params: nothing,
  gives: z.object({ occasions: z.array(occasion) }),
})

const one = reading({
  path: '/occasions/{id}',
  summary: 'One occasion: who reports it, what was said there, which reports say the same, and where they differ',
  tag: 'occasions',
  query: nothing,
  params: z.object({ id: z.string() }),
  gives: z.object({
    occasion,
    articles: z.array(articleRow),
    statements: z.array(statementRow),
    utterances: z.array(utterance),
    differences: z.array(z.object({ difference, quotes: z.array(quote) })),
  }),
})

/** Events at which things were said, with the articles that report them. */
export const occasions = (record: OnRecord) =>
  router()
    .openapi(list, async (c) => c.json({ occasions: await record.occasions(c.req.valid('query')) }, 200))
    .openapi(one, async (c) => {
      const { id } = c.req.valid('param')
      const occasion = found(await record.occasion(id), `No occasion has the id “${id}”; /api/occasions lists them.`)
      const [rows, statements, differences, utterances] = await Promise.all([
        Promise.all(occasion.articles.map((name) => record.articleRow(name))),
        record.resolve(occasion.statements),
        record.differences({ occasion: id }),
        Promise.all(occasion.articles.map((article) => record.utterances({ article }))),
      ])
      const said = statements.filter((s) => s !== null)
      const here = new Set(said.map((s) => `${s.article} ${s.id}`))
      const byId = new Map(utterances.flat().map((u) => [u.id, u]))
      return c.json(
        {
          occasion,
          articles: rows.filter((row) => row !== null),
          statements: said,
          utterances: [...byId.values()].filter((u) => u.statements.some((s) => here.has(`${s.article} ${s.id}`))),
          differences: await Promise.all(
            differences.map(async (difference) => ({ difference, quotes: await record.quotes(difference.spans) })),
          ),
        },
        200,
      )
    })

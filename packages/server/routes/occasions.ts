import { z } from '@hono/zod-openapi'
import { OCCASION_KINDS } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'
import { found } from '../problem.js'
import { occasionsShown } from '../questions/occasions-shown.js'
import { nothing, reading, router } from '../route.js'
import { difference, occasion, utterance } from '../schemas/across.js'
import { day } from '../schemas/basics.js'
import { page } from '../schemas/query.js'
import { articleRow, quote, statementRow } from '../schemas/rows.js'

/** What occasions are chosen by. */
export const occasionFilters = {
  article: z.string().optional(),
  actor: z.string().optional(),
  story: z.string().optional(),
  kind: z.enum(OCCASION_KINDS).optional(),
  several: z.enum(['true']).optional().openapi({ description: 'those alone that several articles report' }),
}

const list = reading({
  path: '/occasions',
  summary: 'Occasions: press conferences, speeches, votes … at which things were said',
  tag: 'occasions',
  query: z.object({
    ...occasionFilters,
    order: z.enum(['date', 'told']).optional().openapi({ description: 'told: those that most articles report first' }),
    near: day.optional().openapi({ description: 'those of the nearest days first, in place of an order' }),
    ...page,
  }),
  params: nothing,
  gives: z.object({
    total: z.int(),
    several: z.int().openapi({ description: 'how many of them several articles report' }),
    kinds: z.array(z.object({ kind: z.enum(OCCASION_KINDS), n: z.int() })),
    occasions: z.array(occasion),
    reports: z
      .array(z.object({ article: z.string(), outlet: z.string().nullable(), title: z.string().nullable() }))
      .openapi({ description: 'the articles they name, as they are called' }),
  }),
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
    .openapi(list, async (c) => {
      const asked = c.req.valid('query')
      const { tallies, shown } = await occasionsShown(record, asked)
      const told = tallies.filter((t) => t.several)
      const count = (list: typeof tallies) => list.reduce((n, t) => n + t.n, 0)
      const kinds = OCCASION_KINDS.map((kind) => ({ kind, n: count(tallies.filter((t) => t.is === kind)) }))
      const here = (asked.several ? told : tallies).filter((t) => asked.kind === undefined || t.is === asked.kind)
      const rows = await record.articleRows([...new Set(shown.flatMap((o) => o.articles))])
      return c.json(
        {
          total: count(here),
          several: count(told),
          kinds: kinds.filter(({ n }) => n > 0),
          occasions: [...shown],
          reports: rows.map((row) => ({ article: row.name, outlet: row.outlet, title: row.title })),
        },
        200,
      )
    })
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

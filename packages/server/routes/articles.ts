import { z } from '@hono/zod-openapi'
import type { ReadArticle } from '@onrecord/format'
import { schema } from '@onrecord/format/schema'
import type { OnRecord } from '@onrecord/record'
import { found } from '../problem.js'
import { nothing, reading, router } from '../route.js'
import { copy, occasion, utterance } from '../schemas/across.js'
import { day } from '../schemas/basics.js'
import { MOST_COUNTED, more, page, totalOf } from '../schemas/query.js'
import { articleRow, statementRow } from '../schemas/rows.js'

/** What articles are chosen by. */
export const articleFilters = {
  article: z.string().optional().openapi({ description: 'its name' }),
  words: z.string().optional().openapi({ description: 'each stands in title, outlet or name, or begins the day' }),
  outlet: z.string().optional(),
  from: day.optional(),
  to: day.optional(),
  actor: z.string().optional(),
  story: z.string().optional(),
}

const list = reading({
  path: '/articles',
  summary: 'Articles on record, in the order they appeared',
  tag: 'articles',
  query: z.object({
    ...articleFilters,
    ...page,
  }),
  params: nothing,
  gives: z.object({ total: z.int(), more, articles: z.array(articleRow) }),
})

const article: z.ZodType<ReadArticle> = schema

const one = reading({
  path: '/articles/{name}',
  summary: 'One article as it was read: text, blocks and everything found in it',
  tag: 'articles',
  query: nothing,
  params: z.object({ name: z.string().openapi({ description: 'name or key' }) }),
  gives: article,
})

const links = reading({
  path: '/articles/{name}/links',
  summary: 'What ties an article to others: editions, copies, occasions, and other reports of what it reports',
  tag: 'articles',
  query: nothing,
  params: z.object({ name: z.string().openapi({ description: 'name or key' }) }),
  gives: z.object({
    row: articleRow,
    editions: z.array(articleRow),
    copies: z.array(copy),
    occasions: z.array(occasion),
    utterances: z.array(z.object({ utterance, statements: z.array(statementRow) })),
  }),
})

const openings = reading({
  path: '/openings',
  summary: 'What articles without an outlet can be called by: their title, or how their text opens',
  tag: 'articles',
  query: nothing,
  params: nothing,
  gives: z.object({
    openings: z.array(z.object({ article: z.string(), title: z.string().nullable(), opening: z.string() })),
  }),
})

const source = reading({
  path: '/articles/{name}/source',
  summary: 'What an article was read from: the very characters, and where each came from in the original',
  tag: 'articles',
  query: nothing,
  params: z.object({ name: z.string().openapi({ description: 'name or key' }) }),
  gives: z.object({
    address: z.string(),
    source: z.object({
      name: z.string(),
      uri: z.string(),
      text: z.string(),
      title: z.string().nullable(),
      outlet: z.string().nullable(),
      published: day.nullable(),
      url: z.string().nullable(),
      map: z
        .array(z.object({ start: z.int(), end: z.int(), at: z.string() }))
        .readonly()
        .nullable(),
    }),
  }),
})

const missing = (name: string) => `No article is called “${name}”; /api/articles lists those on record.`

/** What was read: the list, each article in full, and what ties it to others. */
export const articles = (record: OnRecord) =>
  router()
    .openapi(list, async (c) => {
      const { limit, offset, ...query } = c.req.valid('query')
      const n = await record.countArticles(query, MOST_COUNTED)
      return c.json({ ...totalOf(n), articles: await record.articles({ ...query, limit, offset }) }, 200)
    })
    .openapi(openings, async (c) => c.json({ openings: await record.openings() }, 200))
    .openapi(one, async (c) => {
      const { name } = c.req.valid('param')
      return c.json(found(await record.article(name), missing(name)), 200)
    })
    .openapi(source, async (c) => {
      const { name } = c.req.valid('param')
      const { address, source } = found(await record.source(name), missing(name))
      const { uri, text, title, outlet, published, url, map } = source
      return c.json({ address, source: { name: source.name, uri, text, title, outlet, published, url, map } }, 200)
    })
    .openapi(links, async (c) => {
      const { name } = c.req.valid('param')
      const row = found(await record.articleRow(name), missing(name))
      const [editions, copies, occasions, utterances] = await Promise.all([
        record.editions(name),
        record.copies({ article: row.name }),
        record.occasions({ article: row.name }),
        record.utterances({ article: row.name }),
      ])
      return c.json(
        {
          row,
          editions,
          copies,
          occasions,
          utterances: await Promise.all(
            utterances.map(async (utterance) => ({
              utterance,
              statements: (await record.resolve(utterance.statements)).filter((s) => s !== null),
            })),
          ),
        },
        200,
      )
    })

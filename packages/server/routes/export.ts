import { createRoute, z } from '@hono/zod-openapi'
import {
  type Articles,
  briefDocx,
  briefHtml,
  briefMarkdown,
  type Export,
  formats,
  jsonl,
  jsonlRows,
  narrowed,
  tables,
  wovenOf,
} from '@onrecord/exports'
import { brief as ask, type OnRecord } from '@onrecord/record'
import type { Context } from 'hono'
import { found, problem } from '../problem.js'
import { narrowBy } from '../questions/narrow.js'
import { router } from '../route.js'

const file = (description: string) => ({
  description,
  content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
})

const lists = [...(Object.keys(tables) as (keyof typeof tables)[]), 'passages'] as const
const whole = createRoute({
  method: 'get',
  path: '/export/{format}',
  summary: 'The whole record as a file in another format',
  tags: ['export'],
  request: {
    params: z.object({ format: z.enum(['jsonl', ...Object.keys(formats)]) }),
    query: z
      .object({
        list: z.enum(lists).optional().openapi({
          description:
            'for csv, jsonl, parquet and xlsx: which list. Statements, articles, entries of the ledger and occasions can be narrowed by the filters of /api/statements, /api/articles, /api/ledger and /api/occasions; passages are what /api/search finds',
        }),
      })
      .catchall(z.string()),
  },
  responses: { 200: file('The file') },
})

const BRIEFS = {
  md: { media: 'text/markdown', write: briefMarkdown },
  html: { media: 'text/html', write: briefHtml },
  docx: {
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: briefDocx,
  },
} as const

const briefAs = (form: keyof typeof BRIEFS) =>
  createRoute({
    method: 'get',
    path: `/export/brief.${form}`,
    summary: `The brief as a file that ends in .${form}`,
    tags: ['export'],
    request: {
      query: z.object({ story: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).optional() }),
    },
    responses: { 200: file('The file') },
  })

/** What can be taken away as a file. */
export const exportFiles = (record: OnRecord) => {
  const room = router()
  for (const form of ['md', 'html', 'docx'] as const)
    room.openapi(briefAs(form), async (c) => {
      const query = c.req.valid('query')
      const brief = found(await ask(record, query), `No story has the id “${query.story}”; /api/stories lists them.`)
      const { media, write } = BRIEFS[form]
      const body = await write(brief)
      return download(c, `brief.${form}`, media, (async function* () { yield body })()) // biome-ignore format: one line
    })
  return room.openapi(whole, async (c) => {
    const { format: name } = c.req.valid('param')
    const { list, ...filters } = c.req.valid('query')
    const format = formats[name]
    const table = name === 'jsonl' ? list !== undefined : format?.table !== undefined
    if (!table && list !== undefined) return problem(c, 400, `${name} holds more than one list: leave out “list”.`)
    if (list === undefined && Object.keys(filters).length > 0)
      return problem(c, 400, 'Say which list is to be narrowed, as in “?list=statements”.')
    const narrow = list === undefined ? null : await narrowBy(record, list, filters)
    const write: Export = format?.write ?? (list === undefined ? (articles) => everything(articles, record) : jsonlRows)
    const title = list ?? (format?.table === 'one' ? 'statements' : 'onrecord')
    const { articles, options } = narrow
      ? await narrowed(record, narrow)
      : {
          articles: record.readings(),
          options: { ...(list !== undefined && { list }), ...(table && { woven: await wovenOf(record) }) },
        }
    return download(
      c,
      `${title}.${format?.ending ?? 'jsonl'}`,
      format?.media ?? 'application/x-ndjson',
      write(articles, options),
    )
  })
}

async function* everything(articles: Articles, record: OnRecord): AsyncIterable<string> {
  yield* jsonl(articles, await wovenOf(record))
}

/** Answers with a file to save, piece by piece: a long one is never held whole. */
function download(c: Context, name: string, media: string, pieces: AsyncIterable<string | Uint8Array>): Response {
  const parts = pieces[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) return controller.close()
      controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    cancel: async () => void (await parts.return?.()),
  })
  return c.body(body, 200, {
    'Content-Type': media.startsWith('text/') ? `${media}; charset=utf-8` : media,
    'Content-Disposition': `attachment; filename="${name}"`,
  })
}

import { z } from '@hono/zod-openapi'
import { ACTS } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'
import { kept } from '../kept.js'
import { found } from '../problem.js'
import { actorSays } from '../questions/actor-says.js'
import { aligned as align } from '../questions/aligned.js'
import { reviewOf } from '../questions/review.js'
import { sourcesOf } from '../questions/sources.js'
import { nothing, reading, router } from '../route.js'
import { copy, occasion, utterance } from '../schemas/across.js'
import { differenceLine } from '../schemas/lines.js'
import { page } from '../schemas/query.js'
import { articleRow, statementRow } from '../schemas/rows.js'

const sources = reading({
  path: '/sources',
  summary: 'Outlets: how many articles, own and copied, whose words, in which cue words, and what only they reported',
  tag: 'sources',
  query: nothing,
  params: nothing,
  gives: z.object({
    sources: z
      .array(
        z.object({
          outlet: z.string().nullable(),
          articles: z.int(),
          copied: z.int(),
          from: z.array(z.object({ name: z.string(), articles: z.int() })).readonly(),
          statements: z.int(),
          quoted: z.int(),
          looked: z.int(),
          voices: z.array(z.object({ id: z.string(), name: z.string(), statements: z.int() })).readonly(),
          cues: z.array(z.object({ words: z.string(), act: z.enum(ACTS), n: z.int() })).readonly(),
          acts: z.array(z.object({ act: z.enum(ACTS), n: z.int() })).readonly(),
          occasions: z.int(),
          only: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
        }),
      )
      .readonly(),
  }),
})

const counted = z.array(z.object({ act: z.enum(ACTS), n: z.int() })).readonly()
const towards = z.array(z.object({ id: z.string(), name: z.string(), n: z.int(), acts: counted })).readonly()

const says = reading({
  path: '/actors/{id}/says',
  summary: 'What an actor said and what is said of it, counted by act, outlet and whom it is about',
  tag: 'actors',
  query: nothing,
  params: z.object({ id: z.string() }),
  gives: z.object({
    statements: z.int(),
    about: z.int(),
    looked: z.int(),
    acts: counted,
    outlets: z.array(z.object({ outlet: z.string(), n: z.int() })).readonly(),
    targets: towards,
    speakers: towards,
  }),
})

const review = reading({
  path: '/review',
  summary: 'What the reading is least sure of, where a look is worth most first',
  tag: 'review',
  query: z.object({ story: z.string().optional(), ...page }),
  params: nothing,
  gives: z.object({
    undecided: z.int(),
    decided: z.int(),
    items: z
      .array(
        z.object({
          statement: statementRow,
          worth: z.number(),
          why: z.array(z.string()).readonly(),
          around: z.object({ start: z.int(), text: z.string() }),
        }),
      )
      .readonly(),
  }),
})

const aligned = reading({
  path: '/aligned',
  summary: 'Two to four articles side by side: what several report, row by row, what one has alone, where they differ',
  tag: 'compare',
  query: z.object({
    article: z
      .union([z.string().transform((one) => [one]), z.array(z.string())])
      .pipe(z.array(z.string()).min(2).max(4))
      .openapi({ type: 'array', items: { type: 'string' }, description: 'names or keys, two to four' }),
  }),
  params: nothing,
  gives: z.object({
    articles: z.array(articleRow).readonly(),
    occasions: z.array(occasion).readonly(),
    copies: z.array(copy).readonly(),
    rows: z.array(z.object({ utterance, columns: z.array(z.array(statementRow).readonly()).readonly() })).readonly(),
    only: z.array(z.array(statementRow).readonly()).readonly(),
    differences: z.array(differenceLine).readonly(),
  }),
})

/** Questions that look over the whole record. */
export const questions = (record: OnRecord) =>
  router()
    .openapi(sources, async (c) => c.json({ sources: await kept(record, 'sources', () => sourcesOf(record)) }, 200))
    .openapi(says, async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await kept(record, `says ${id}`, () => actorSays(record, id)), 200)
    })
    .openapi(aligned, async (c) => {
      const names = c.req.valid('query').article
      const missing = `Not all of ${names.map((n) => `“${n}”`).join(', ')} are on record; /api/articles lists what is.`
      return c.json(found(await align(record, [...new Set(names)]), missing), 200)
    })
    .openapi(review, async (c) => c.json(await reviewOf(record, c.req.valid('query')), 200))

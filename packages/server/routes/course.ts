import { z } from '@hono/zod-openapi'
import { ACTS, CONDITION_FORMS, FATES, OCCASION_KINDS } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'
import { courseOf } from '../course/course.js'
import { entriesOf } from '../course/entries.js'
import { nothing, reading, router } from '../route.js'
import { day, range, span } from '../schemas/basics.js'
import { courseEntry } from '../schemas/lines.js'
import { page } from '../schemas/query.js'

const text = z.string().nullable()
const period = { story: z.string().optional(), from: day.optional(), to: day.optional() }

const one = reading({
  path: '/course',
  summary: 'The course of a matter for a picture: who said how much of what and when; small however long the record is',
  tag: 'course',
  query: z.object({ ...period, rows: z.coerce.number().int().min(1).max(60).optional() }),
  params: nothing,
  gives: z.object({
    articles: z.int(),
    outlets: z.int(),
    statements: z.int(),
    conditions: z.int(),
    ...range,
    rows: z
      .array(
        z.object({
          kind: z.enum(['actor', 'others', 'nobody']),
          id: z.string(),
          name: z.string(),
          actors: z.int(),
          statements: z.int(),
        }),
      )
      .readonly(),
    bins: z.object({ from: day, days: z.int() }).nullable(),
    series: z
      .array(
        z.object({ row: z.int(), act: z.enum(ACTS), at: z.array(z.int()).readonly(), n: z.array(z.int()).readonly() }),
      )
      .readonly(),
    marks: z
      .array(
        z.object({
          row: z.int(),
          article: z.string(),
          outlet: text,
          id: z.string(),
          act: z.enum(ACTS),
          negated: z.boolean(),
          who: z.string(),
          words: z.string(),
          confidence: z.number(),
          ...range,
        }),
      )
      .readonly()
      .nullable(),
    occasions: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          kind: z.enum(OCCASION_KINDS),
          sources: z.array(z.object({ article: z.string(), outlet: text })).readonly(),
          statements: z.int(),
          speakers: z.array(z.string()).readonly(),
          ...range,
        }),
      )
      .readonly(),
    given: z
      .array(
        z.object({
          id: z.string(),
          article: z.string(),
          outlet: text,
          statement: text,
          whole: span,
          words: z.string(),
          form: z.enum(CONDITION_FORMS),
          holder: text,
          holderName: text,
          state: z.enum(FATES),
          ends: z.object({ state: z.enum(['due', ...FATES]), day, proposed: z.boolean(), words: text }).nullable(),
          ...range,
        }),
      )
      .readonly(),
    reports: z
      .array(z.object({ n: z.int(), article: text, title: text, outlet: text, statements: z.int(), ...range }))
      .readonly(),
  }),
})

const inOrder = reading({
  path: '/course/entries',
  summary: 'Occasions and articles in order of time, each with the most telling of what was said',
  tag: 'course',
  query: z.object({ ...period, ...page }),
  params: nothing,
  gives: z.object({ total: z.int(), entries: z.array(courseEntry).readonly() }),
})

/** The course of a matter, as a picture and in order. */
export const course = (record: OnRecord) =>
  router()
    .openapi(one, async (c) => c.json(await courseOf(record, c.req.valid('query')), 200))
    .openapi(inOrder, async (c) => c.json(await entriesOf(record, c.req.valid('query')), 200))

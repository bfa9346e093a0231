import { z } from '@hono/zod-openapi'
import { DecisionError, type OnRecord } from '@onrecord/record'
import { found, Refusal } from '../problem.js'
import { nothing, reading, router, writing } from '../route.js'
import { asDeciding, decisionRow, posted, withdrawal } from '../schemas/decisions.js'
import { page } from '../schemas/query.js'

const KINDS = [
  'confirm', 'correct', 'reject', 'add', 'link', 'fate', 'note', 'actor-merge', 'actor-split', 'actor-rename',
  'story-make', 'story-merge', 'story-split', 'story-name', 'remove', 'withdraw',
] as const // biome-ignore format: one line reads better

const yes = z.enum(['true', 'false']).transform((v) => v === 'true').optional() // biome-ignore format: one line

const list = reading({
  path: '/decisions',
  summary: 'What editors decided, oldest first, with where it stands now and whether it was withdrawn',
  tag: 'decisions',
  query: z.object({
    article: z.string().optional(),
    actor: z.string().optional(),
    kind: z.enum(KINDS).optional(),
    by: z.string().optional(),
    since: z.iso.datetime().optional(),
    unplaced: yes.openapi({ type: 'boolean', description: 'those alone whose words were not found' }),
    withdrawn: yes.openapi({ type: 'boolean' }),
    ...page,
  }),
  params: nothing,
  gives: z.object({ decisions: z.array(decisionRow) }),
})

const id = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) })

const one = reading({
  path: '/decisions/{id}',
  summary: 'One decision',
  tag: 'decisions',
  query: nothing,
  params: id,
  gives: decisionRow,
})

const decide = writing({
  path: '/decisions',
  summary: 'Decide something: confirm, correct, reject, add, link, tell a fate, note, name, remove',
  tag: 'decisions',
  params: nothing,
  takes: posted,
  gives: decisionRow,
})

const withdraw = writing({
  path: '/decisions/{id}/withdraw',
  summary: 'Take a decision back; both stay on record',
  tag: 'decisions',
  params: id,
  takes: withdrawal,
  gives: decisionRow,
})

const bring = writing({
  path: '/decisions/import',
  summary: 'Take decisions of another record; what is here already adds nothing',
  tag: 'decisions',
  params: nothing,
  takes: z.object({ decisions: z.array(z.unknown()).max(10_000) }),
  gives: z.object({
    added: z.int(),
    known: z.int(),
    refused: z.int(),
    problems: z.array(z.object({ item: z.int(), message: z.string() })).readonly(),
  }),
})

/** What editors decide. `decided` is told after each change, so that what rests on it can be linked anew. */
export const decisions = (record: OnRecord, decided: () => void = () => {}) => {
  const change = async <T>(does: Promise<T>): Promise<T> => {
    const done = await does.catch((error: unknown) => {
      if (error instanceof DecisionError)
        throw new Refusal(error.code === 'missing' ? 404 : 400, sentence(error.message))
      throw error
    })
    decided()
    return done
  }
  return router()
    .openapi(list, async (c) => c.json({ decisions: await record.decisions(defined(c.req.valid('query'))) }, 200))
    .openapi(one, async (c) => {
      const [row] = await record.decisions(c.req.valid('param'))
      return c.json(found(row, 'There is no such decision; /api/decisions lists those on record.'), 200)
    })
    .openapi(decide, async (c) => {
      const { by, decide } = c.req.valid('json')
      return c.json(await change(record.decide(asDeciding(decide), by)), 200)
    })
    .openapi(withdraw, async (c) => {
      const { by } = c.req.valid('json')
      return c.json(await change(record.withdraw(c.req.valid('param').id, by)), 200)
    })
    .openapi(bring, async (c) => c.json(await change(record.importDecisions(c.req.valid('json').decisions)), 200))
}

const sentence = (line: string): string => `${line[0]?.toUpperCase()}${line.slice(1)}.`

/** A query without what it does not say. */
const defined = <T extends object>(query: T) =>
  Object.fromEntries(Object.entries(query).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

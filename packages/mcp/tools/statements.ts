import { ACTS } from '@onrecord/format'
import { z } from 'zod'
import { statement } from './shown.js'
import { given, question, takes } from './tool.js'

/** Statements that are counted where a list says how long it is. */
const MOST_COUNTED = 10_000

export const statements = question({
  name: 'search_statements',
  title: 'Search statements',
  description:
    'Who is on record as saying what: statements by speaker, target, act, day, outlet or words in them, in the order they were said. `total` is how many there are, as far as that is counted; `more` whether there may be more.',
  takes: {
    words: z.string().optional().describe('words the statement must hold'),
    by: z.string().optional().describe('id of the actor who speaks (`actors` finds ids)'),
    about: z.string().optional().describe('id of the actor it is about'),
    act: z.enum(ACTS).optional(),
    outlet: z.string().optional(),
    ...takes,
  },
  async answer(record, asked) {
    const { limit, offset, ...query } = given(asked)
    const [{ n, more }, rows] = await Promise.all([
      record.countSome(query, MOST_COUNTED),
      record.statements({ ...query, limit, offset }),
    ])
    return { total: n, ...(more && { more }), statements: rows.map(statement) }
  },
})

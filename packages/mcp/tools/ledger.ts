import { FATES, LEDGER_KINDS } from '@onrecord/format'
import { z } from 'zod'
import { entry } from './shown.js'
import { given, question, takes } from './tool.js'

export const ledger = question({
  name: 'ledger',
  title: 'The ledger',
  description:
    'Conditions, promises, threats, demands and predictions: who holds them, since when, when they are due, what became of them and by what evidence. A state by `proposed` is the machine’s proposal, not a decision.',
  takes: {
    kind: z.enum(LEDGER_KINDS).optional(),
    state: z.enum(FATES).optional(),
    holder: z.string().optional().describe('id of the actor who holds it'),
    due: z.iso.date().optional().describe('due on or before this day'),
    story: takes.story,
    limit: takes.limit,
    offset: takes.offset,
  },
  answer: async (record, asked) => ({ entries: (await record.ledger(given(asked))).map(entry) }),
})

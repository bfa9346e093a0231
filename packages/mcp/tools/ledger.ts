import { z } from 'zod'
import { condition } from './shown.js'
import { question, takes } from './tool.js'

export const ledger = question({
  name: 'ledger',
  title: 'Conditions and what became of them',
  description: 'What was tied to what, by whom and since when, with its state; the newest first.',
  takes: {
    holder: z.string().optional().describe('id of the actor who holds it'),
    story: takes.story,
    limit: takes.limit,
    offset: takes.offset,
  },
  async answer(record, { holder, story, limit, offset }) {
    const rows = await record.conditions({
      ...(holder !== undefined && { holder }),
      ...(story !== undefined && { story }),
      order: 'latest',
      limit,
      offset,
    })
    return { conditions: rows.map(condition) }
  },
})

import { z } from 'zod'
import { question, takes } from './tool.js'

export const actors = question({
  name: 'actors',
  title: 'Actors',
  description:
    'Who speaks and is spoken about, with the ids other questions take; those with the most statements first.',
  takes: { words: z.string().optional().describe('words of the name'), limit: takes.limit, offset: takes.offset },
  answer: async (record, { words, limit, offset }) => ({
    actors: await record.actors({ ...(words !== undefined && { words }), limit, offset }),
  }),
})

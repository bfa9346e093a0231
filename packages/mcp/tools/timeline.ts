import { timeline as ask } from '@onrecord/record'
import { z } from 'zod'
import { quote, statement } from './shown.js'
import { given, question, takes } from './tool.js'

export const timeline = question({
  name: 'timeline',
  title: 'Timeline',
  description: 'What was said and what happened, day by day: statements, events (PLOVER types) and occasions.',
  takes: {
    actor: z.string().optional().describe('id of an actor who speaks, acts or is spoken about'),
    article: z.string().optional(),
    ...takes,
  },
  async answer(record, asked) {
    const lines = await ask(record, given(asked))
    return {
      lines: lines.map((line) => ({
        kind: line.kind,
        when: line.when,
        ...(line.kind === 'statement' && { statement: statement(line.statement), reports: line.reports }),
        ...(line.kind === 'occasion' && {
          occasion: { name: line.occasion.name, kind: line.occasion.kind, place: line.occasion.place },
        }),
        ...(line.kind === 'event' && {
          event: {
            type: line.event.type,
            actor: line.event.actorName,
            recipient: line.event.recipientName,
            aux: line.event.aux,
          },
        }),
        quotes: line.quotes.map(quote),
      })),
    }
  },
})

import type { McpServer } from '@modelcontextprotocol/server'
import type { OnRecord } from '@onrecord/record'
import { z } from 'zod'

/** Adds one tool to a server. */
export type Tool = (server: McpServer, record: OnRecord) => void

/** A question that only reads: what it takes, and the plain object it answers with. Answers null where there is no such thing. */
export const question =
  <Shape extends z.ZodRawShape>(definition: {
    readonly name: string
    readonly title: string
    readonly description: string
    readonly takes: Shape
    readonly answer: (record: OnRecord, asked: z.infer<z.ZodObject<Shape>>) => Promise<object | null>
  }): Tool =>
  (server, record) => {
    const { name, title, description, takes, answer } = definition
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: z.object(takes),
        annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
      },
      async (asked) => {
        const found = await answer(record, asked as z.infer<z.ZodObject<Shape>>)
        if (found === null)
          return { isError: true, content: [{ type: 'text', text: 'There is no such thing on record.' }] }
        return { content: [{ type: 'text', text: JSON.stringify(found) }], structuredContent: { ...found } }
      },
    )
  }

const day = z.iso.date()

/** Parameters that several questions share. */
export const takes = {
  from: day.optional().describe('first day, YYYY-MM-DD'),
  to: day.optional().describe('last day, YYYY-MM-DD'),
  story: z.string().optional().describe('id of a story (`stories` lists them)'),
  limit: z.int().min(1).max(200).default(20).describe('most lines of the answer'),
  offset: z.int().min(0).default(0).describe('lines to leave out at the beginning'),
} as const

/** What was asked without the parameters that were left open. */
export const given = <T extends object>(asked: T) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

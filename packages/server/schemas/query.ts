import { z } from '@hono/zod-openapi'

/** How many rows an answer holds at most, and where it starts. */
export const page = {
  limit: z.coerce.number().int().min(1).max(5000).default(200),
  offset: z.coerce.number().int().min(0).default(0),
}

/** Rows of a list that are counted, so that its total costs no more however long it is. */
export const MOST_COUNTED = 10_000

/** Whether a list is longer than its total says. */
export const more = z.boolean().openapi({ description: 'whether there are more than `total`: no further is counted' })

/** A list's total as an answer has it, out of a count that goes up to one more than `MOST_COUNTED`. */
export const totalOf = (n: number, most = MOST_COUNTED) => ({ total: Math.min(n, most), more: n > most })

/** A comma-separated list, as `a,b`. */
export const list = z.string().transform((s) => s.split(',').filter((part) => part !== ''))

import { z } from '@hono/zod-openapi'

/** How many rows an answer holds at most, and where it starts. */
export const page = {
  limit: z.coerce.number().int().min(1).max(5000).default(200),
  offset: z.coerce.number().int().min(0).default(0),
}

/** A comma-separated list, as `a,b`. */
export const list = z.string().transform((s) => s.split(',').filter((part) => part !== ''))

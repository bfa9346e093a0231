import { z } from '@hono/zod-openapi'
import { Refusal } from '../problem.js'
import { nothing, router, writing } from '../route.js'
import { day } from '../schemas/basics.js'

/** Files as they are handed over. */
interface Handed {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What became of them. */
export interface Taken {
  readonly added: number
  readonly unchanged: number
  readonly editions: number
  readonly reread: number
  readonly removed: number
  readonly problems: readonly { readonly severity: 'error' | 'warning'; readonly file: string; readonly line: string }[]
}

/** Puts articles on record: what the server is given to do it with. */
export type TakeIn = (
  files: readonly Handed[],
  said: { readonly outlet?: string; readonly date?: string; readonly url?: string },
) => Promise<Taken>

/** `Taken` as it is sent. */
export const taken = z.object({
  added: z.int(),
  unchanged: z.int(),
  editions: z.int(),
  reread: z.int(),
  removed: z.int(),
  problems: z
    .array(z.object({ severity: z.enum(['error', 'warning']), file: z.string(), line: z.string() }))
    .readonly(),
})

const post = writing({
  path: '/add',
  summary: 'Put articles on record: files of any kind that can be read, whole',
  tag: 'articles',
  params: nothing,
  takes: z.object({
    files: z
      .array(
        z.object({
          name: z.string().min(1).max(300),
          base64: z.base64().openapi({ description: 'the file’s bytes' }),
        }),
      )
      .min(1)
      .max(1000),
    outlet: z.string().max(300).optional(),
    date: day.optional(),
    url: z.url().max(2000).optional(),
  }),
  gives: taken,
})

/** Adding articles, where the server was given the means. */
export const adding = (take: TakeIn | undefined) =>
  router().openapi(post, async (c) => {
    if (!take) throw new Refusal(404, 'This server only reads: add articles with “onrecord add”.')
    const { files, outlet, date, url } = c.req.valid('json')
    const said = { ...(outlet && { outlet }), ...(date && { date }), ...(url && { url }) }
    const handed = files.map(({ name, base64 }) => ({ name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }))
    const { added, unchanged, editions, reread, removed, problems } = await take(handed, said)
    const plain = (uri: string) => uri.replaceAll('handed-over:', '')
    const told = problems.map((p) => ({ ...p, file: plain(p.file), line: plain(p.line) }))
    return c.json({ added, unchanged, editions, reread, removed, problems: told }, 200)
  })

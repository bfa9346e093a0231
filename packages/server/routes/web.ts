import { z } from '@hono/zod-openapi'
import type { OnRecord } from '@onrecord/record'
import { Refusal } from '../problem.js'
import { nothing, reading, router, writing } from '../route.js'
import { type Taken, taken } from './add.js'

/** What a look at a feed found. */
export interface FeedLooked extends Taken {
  readonly url: string
  /** Whether it could not be fetched. */
  readonly failed: boolean
}

/** Asks the web on a person's behalf: what the server is given to do it with. */
export interface Web {
  /** Puts the articles at these addresses on record. */
  fetch(addresses: readonly string[]): Promise<Taken>
  /** Looks at feeds that are followed, and puts what is new in them on record. */
  look(feeds: readonly string[]): Promise<readonly FeedLooked[]>
}

const url = z.url({ protocol: /^https?$/ }).max(2000)

const get = writing({
  path: '/fetch',
  summary: 'Fetch articles by their addresses and put them on record',
  tag: 'articles',
  params: nothing,
  takes: z.object({ urls: z.array(url).min(1).max(50) }),
  gives: taken,
})

const feed = z.object({
  url: z.string(),
  failures: z.int().openapi({ description: 'failures in a row' }),
  next: z.number().openapi({ description: 'when it is asked next, milliseconds since 1970; 0: it was never asked' }),
})
const feeds = z.object({ feeds: z.array(feed).readonly() })

const list = reading({
  path: '/feeds',
  summary: 'Feeds that are followed',
  tag: 'feeds',
  query: nothing,
  params: nothing,
  gives: feeds,
})
const change = writing({
  path: '/feeds',
  summary: 'Follow feeds, or follow them no more; what they brought stays',
  tag: 'feeds',
  params: nothing,
  takes: z.object({ follow: z.array(url).max(500).optional(), leave: z.array(z.string()).max(500).optional() }),
  gives: feeds,
})
const look = writing({
  path: '/feeds/look',
  summary: 'Look at feeds that are followed now, and put what is new on record',
  tag: 'feeds',
  params: nothing,
  takes: z.object({ urls: z.array(z.string()).max(500).optional() }),
  gives: z.object({ looked: z.array(taken.extend({ url: z.string(), failed: z.boolean() })).readonly() }),
})

/** Fetching articles and following feeds, where the server was given the means. */
export const fetching = (record: OnRecord, web: Web | undefined) => {
  const means = (): Web => {
    if (!web) throw new Refusal(404, 'This server asks nothing of the web: use “onrecord fetch” and “onrecord follow”.')
    return web
  }
  const followed = async () => ({
    feeds: (await record.feedStates()).map(({ url, failures, next }) => ({ url, failures, next })),
  })
  return router()
    .openapi(get, async (c) => c.json(await means().fetch(c.req.valid('json').urls), 200))
    .openapi(list, async (c) => c.json(await followed(), 200))
    .openapi(change, async (c) => {
      const { follow = [], leave = [] } = c.req.valid('json')
      const states = (await record.feedStates()).filter((s) => !leave.includes(s.url))
      const fresh = follow.filter((each) => !states.some((s) => s.url === each))
      const added = [...new Set(fresh)].map((each) => ({ url: each, etag: null, lastModified: null, failures: 0, next: 0 })) // biome-ignore format: one line
      await record.saveFeedStates([...states, ...added])
      return c.json(await followed(), 200)
    })
    .openapi(look, async (c) => {
      const all = (await record.feedStates()).map((s) => s.url)
      const asked = c.req.valid('json').urls ?? all
      return c.json({ looked: await means().look(all.filter((each) => asked.includes(each))) }, 200)
    })
}

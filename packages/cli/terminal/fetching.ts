import type { Source } from '@onrecord/format'
import { type IntakeFormat, type IntakeProblem, isProblem } from '@onrecord/intake'
import type { FeedEntry } from '@onrecord/intake/feeds'
import type { Fetched, FetchRefused } from '@onrecord/web'

/** What an answer of the web holds: articles, and what of it could not be read. */
interface Taken {
  readonly sources: readonly Source[]
  readonly problems: readonly IntakeProblem[]
}

/** What a feed holds: its entries, null where it can't be read, and the articles that they tell by themselves. */
export interface FeedTaken extends Taken {
  readonly entries: readonly FeedEntry[] | null
}

/** What an answer may unpack to, all of it together: articles are held until the last of them is read. */
const UNPACKED = { archiveBytes: 512 * 1024 * 1024, entries: 10_000 }

/** Reads answers of the web in a process of its own, which no page can stop or take down. */
export interface WebReader {
  read(fetched: Fetched): Promise<Taken>
  /** Reads a feed; problems are errors alone, since its entries are fetched from where they stand. */
  feed(fetched: Fetched): Promise<FeedTaken>
  close(): Promise<void>
}

/** Opens a reader; its thread is started with the first answer. */
export async function webReader(): Promise<WebReader> {
  const { openRoom, bytesSources } = await import('@onrecord/intake/node')
  const room = openRoom({ limits: UNPACKED })
  const read = async ({ bytes, url, charset }: Fetched, format?: IntakeFormat): Promise<Taken> => {
    const [sources, problems]: [Source[], IntakeProblem[]] = [[], []]
    const origin = { uri: url, url, charset, name: nameFrom(url) }
    const options = { limits: UNPACKED, ...(format && { format }) }
    for await (const item of bytesSources(bytes, origin, options, room.aside))
      if (isProblem(item)) problems.push(item)
      else sources.push(item)
    return { sources, problems }
  }
  return {
    read: (fetched) => read(fetched),
    async feed(fetched) {
      const { sources, problems } = await read(fetched, 'feed')
      const errors = problems.filter((p) => p.severity === 'error' && p.problem !== 'empty')
      // What could not be read aside, within its limits, is not to be read here.
      if (errors.some((p) => STOPPED.has(p.problem))) return { entries: null, sources, problems: errors }
      const { readFeed } = await import('@onrecord/intake/feeds')
      try {
        const { entries } = readFeed(fetched.bytes, fetched.url, fetched.charset)
        return { entries, sources, problems: errors }
      } catch (error) {
        if (problems.length === 0) throw error
        return { entries: null, sources, problems: errors.length > 0 ? errors : problems }
      }
    },
    close: () => room.close(),
  }
}

/** Problems that end the reading of a document before its end. */
const STOPPED = new Set<IntakeProblem['problem']>([
  'time-limit',
  'memory-limit',
  'failed',
  'too-large',
  'too-deep',
  'unsafe',
])

/** That an address can't be fetched, as a problem of the document there. */
export const unfetched = (url: string, { message, again }: FetchRefused): IntakeProblem => ({
  problem: 'unfetched',
  severity: 'error',
  file: url,
  place: null,
  message: message.replace(/^https?:\S*?:? (?=\S)/, '').replace(/: try again later$/, ''),
  remedy: again ? 'try again later (`onrecord rejected retry`)' : 'look at the address',
})

/** An article's name out of its address: its last part that is no number alone, else its host. */
function nameFrom(address: string): string {
  const { pathname, hostname } = new URL(address)
  const parts = pathname.split('/').filter((part) => part !== '')
  const last = parts.findLast((part) => /\p{L}/u.test(part)) ?? hostname
  const name = decoded(last)
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\.[a-z]{2,5}$/i, '')
    .trim()
  return name === '' ? hostname : name
}

/** Words of an address without its escapes; as they are where they escape no UTF-8 (`caf%E9`). */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

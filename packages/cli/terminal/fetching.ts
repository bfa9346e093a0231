import type { Source } from '@onrecord/format'
import { type IntakeProblem, isProblem } from '@onrecord/intake'
import type { Fetched, FetchRefused } from '@onrecord/web'

/** What an answer of the web holds: articles, and what of it could not be read. */
interface Taken {
  readonly sources: readonly Source[]
  readonly problems: readonly IntakeProblem[]
}

/** Reads answers of the web in a thread of its own, which no page can stop or take down. */
export interface WebReader {
  read(fetched: Fetched): Promise<Taken>
  close(): Promise<void>
}

/** Opens a reader; its thread is started with the first answer. */
export async function webReader(): Promise<WebReader> {
  const { openRoom, bytesSources } = await import('@onrecord/intake/node')
  const room = openRoom()
  return {
    async read({ bytes, url, charset }) {
      const [sources, problems]: [Source[], IntakeProblem[]] = [[], []]
      const origin = { uri: url, url, charset, name: nameFrom(url) }
      for await (const item of bytesSources(bytes, origin, {}, room.aside))
        if (isProblem(item)) problems.push(item)
        else sources.push(item)
      return { sources, problems }
    },
    close: () => room.close(),
  }
}

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
  return decodeURIComponent(last.replace(/%(?![0-9a-f]{2})/gi, '')).replace(/\.[a-z]{2,5}$/i, '') || hostname
}

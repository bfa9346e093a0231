import type { Source } from '@onrecord/format'
import { type IntakeProblem, intake } from '@onrecord/intake'
import type { Fetched } from '@onrecord/web'

/** What an answer of the web holds: articles, and what of it could not be read. */
export const sourcesIn = ({
  bytes,
  url,
  charset,
}: Fetched): Promise<{ readonly sources: readonly Source[]; readonly problems: readonly IntakeProblem[] }> =>
  intake(bytes, { uri: url, url, charset, name: nameFrom(url) })

/** An article's name out of its address: its last part that is no number alone, else its host. */
function nameFrom(address: string): string {
  const { pathname, hostname } = new URL(address)
  const parts = pathname.split('/').filter((part) => part !== '')
  const last = parts.findLast((part) => /\p{L}/u.test(part)) ?? hostname
  return decodeURIComponent(last.replace(/%(?![0-9a-f]{2})/gi, '')).replace(/\.[a-z]{2,5}$/i, '') || hostname
}

import type { Item } from '../item.js'
import { Refused } from '../limits/refused.js'
import { endingOf, inside, nameOf } from '../name.js'
import { refusal } from '../problem.js'
import type { At } from '../way.js'

/** Endings of what stands beside articles in saved pages and exports: it is passed over without a word. */
const BESIDE = new Set(
  `png jpg jpeg gif webp avif svg ico bmp tif tiff mp3 mp4 m4a mov avi webm ogg wav css js mjs map json5 woff woff2 ttf otf eot ds_store db
  ini log idx cdx cdxj yaml yml sig md5 sha256 xsl xslt xsd dtd rels vtt srt`.split(/\s+/),
)

/** Whether an archive's entry may be an article by its name: no picture, no hidden file, nothing a system left behind. */
export const mayHoldArticle = (name: string): boolean =>
  !/(^|\/)(\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i.test(name) && !BESIDE.has(endingOf(name))

/** Counts what one archive has given so far. */
export interface Spent {
  bytes: number
}

/**
 * Takes the articles out of an archive's entry, which is named by its path. `spent` is what the archive has unpacked to before. Throws
 * `Refused` where the archive has come to its end by a limit.
 */
export async function* openMember(path: string, bytes: Uint8Array, at: At, spent: Spent): AsyncGenerator<Item> {
  spent.bytes += bytes.length
  if (spent.bytes > at.limits.archiveBytes) throw Refused.tooLarge(at.limits.archiveBytes)
  yield* at.open(bytes, { uri: inside(at.uri, path), name: nameOf(path) })
}

/** A problem that costs one entry of an archive. */
export function memberProblem(path: string, at: At, error: unknown): Item {
  if (error instanceof Refused) return error.of(inside(at.uri, path))
  return refusal(inside(at.uri, path), 'packed', 'the entry cannot be unpacked', 'fetch or pack the archive again')
}

/** Throws `Refused` where archives lie within archives deeper than allowed. */
export function refuseNested({ depth, limits }: At): void {
  if (depth >= limits.depth)
    throw new Refused('too-deep', `archives within archives over ${limits.depth} deep`, 'unpack it and add its parts')
}

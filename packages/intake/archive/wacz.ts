import type { Item } from '../item.js'
import { Refused } from '../limits/refused.js'
import { inside } from '../name.js'
import { warc } from '../warc/way.js'
import type { At, Parts } from '../way.js'
import { gunzipChunks, isGzip } from './gzip.js'
import { memberProblem } from './members.js'
import { unzip, type ZipEntry } from './zip.js'

/**
 * The articles of a WACZ web archive (Webrecorder, WACZ 1.1): of its WARC files those pages that its list of pages names, or all
 * where there is no list.
 */
export async function* wacz(file: Parts, entries: readonly ZipEntry[], at: At): AsyncGenerator<Item> {
  const pages = await pagesOf(file, entries, at)
  for (const entry of entries) {
    if (!/^archive\/.*\.warc(\.gz)?$/.test(entry.name)) continue
    const within = { ...at, uri: inside(at.uri, entry.name) }
    try {
      const bytes = stored(file, await offsetOf(file, entry, at), entry)
      const head = await file.read(await offsetOf(file, entry, at), 3)
      yield* warc(isGzip(head) ? gunzipChunks(bytes, at.limits) : bytes, within, (a) => pages === null || pages.has(a))
    } catch (error) {
      yield memberProblem(entry.name, at, error)
    }
  }
}

/** The addresses of a WACZ's pages, or null where it has no list of them. */
async function pagesOf(file: Parts, entries: readonly ZipEntry[], at: At): Promise<ReadonlySet<string> | null> {
  const list = entries.filter((e) => /^pages\/[^/]*\.jsonl$/.test(e.name))
  const addresses = new Set<string>()
  for (const entry of list)
    for (const line of Buffer.from(await unzip(file, entry, at.limits))
      .toString('utf8')
      .split('\n'))
      try {
        const page = JSON.parse(line) as { url?: unknown }
        if (typeof page.url === 'string') addresses.add(page.url)
      } catch {
        // An empty line, or one that is damaged: its page is not read.
      }
  return addresses.size > 0 ? addresses : null
}

/** Where an entry's own bytes begin. WACZ wants its archives stored, so that they can be read in part. */
async function offsetOf(file: Parts, entry: ZipEntry, { limits }: At): Promise<number> {
  if (entry.method !== 0 || entry.encrypted)
    throw new Refused('packed', 'the web archive within is packed once more', 'unpack it and add its parts')
  if (entry.size > limits.archiveBytes) throw Refused.tooLarge(limits.archiveBytes)
  const header = await file.read(entry.at, 30)
  if (header.length < 30) throw Refused.packed('ZIP')
  const data = new DataView(header.buffer, header.byteOffset, 30)
  return entry.at + 30 + data.getUint16(26, true) + data.getUint16(28, true)
}

async function* stored(file: Parts, from: number, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const step = 1 << 18
  for (let at = 0; at < entry.packed; at += step) yield await file.read(from + at, Math.min(step, entry.packed - at))
}

import type { Item } from '../item.js'
import { Refused } from '../limits/refused.js'
import type { At, Parts, Way } from '../way.js'
import { mayHoldArticle, memberProblem, openMember, refuseNested } from './members.js'
import { wacz } from './wacz.js'
import { unzip, type ZipEntry, zipEntries } from './zip.js'

/** A ZIP archive of documents, or a WACZ web archive, which is one too. */
export const zipWay: Way = {
  takes: 'parts',
  async *read(file, at) {
    refuseNested(at)
    const entries = await zipEntries(file, at.limits)
    const office = entries.find((e) => /^(xl|ppt)\/|^content\.xml$/.test(e.name))
    if (office) throw new Refused('binary', 'this is an office document other than DOCX', 'save it as DOCX, PDF or CSV')
    if (entries.some((e) => /^archive\/.*\.warc(\.gz)?$/.test(e.name))) yield* wacz(file, entries, at)
    else yield* members(file, entries, at)
  },
}

async function* members(file: Parts, entries: readonly ZipEntry[], at: At): AsyncGenerator<Item> {
  const spent = { bytes: 0 }
  let taken = 0
  for (const entry of entries) {
    if (entry.size === 0 || !mayHoldArticle(entry.name)) continue
    taken++
    let bytes: Uint8Array
    try {
      bytes = await unzip(file, entry, at.limits)
    } catch (error) {
      yield memberProblem(entry.name, at, error)
      continue
    }
    yield* openMember(entry.name, bytes, at, spent)
  }
  if (taken === 0) throw new Refused('empty', 'the archive holds no document', 'check what was packed')
}

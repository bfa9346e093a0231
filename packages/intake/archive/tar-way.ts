import { Refused } from '../limits/refused.js'
import type { Way } from '../way.js'
import { mayHoldArticle, memberProblem, openMember, refuseNested } from './members.js'
import { tarEntries } from './tar.js'

/** A tar archive of documents. */
export const tarWay: Way = {
  takes: 'chunks',
  async *read(chunks, at) {
    refuseNested(at)
    const { limits } = at
    const spent = { bytes: 0 }
    let entries = 0
    let taken = 0
    for await (const { name, bytes } of tarEntries(chunks, limits.bytes)) {
      if (++entries > limits.entries)
        throw new Refused(
          'too-many',
          `the archive has more than ${limits.entries} entries`,
          'unpack it and add its parts',
        )
      if (!mayHoldArticle(name) || bytes?.length === 0) continue
      taken++
      if (bytes === null) yield memberProblem(name, at, Refused.tooLarge(limits.bytes))
      else yield* openMember(name, bytes, at, spent)
    }
    if (taken === 0) throw new Refused('empty', 'the archive holds no document', 'check what was packed')
  },
}

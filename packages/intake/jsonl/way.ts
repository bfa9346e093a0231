import { bareUtf16 } from '../encoding/decode.js'
import { arriving } from '../input.js'
import type { Way } from '../way.js'
import { jsonDocument } from './document.js'
import { jsonlStream } from './stream.js'

/** JSON Lines, an article a line, or one document that is an article or a list of them. */
export const jsonlWay: Way = {
  takes: 'chunks',
  async *read(chunks, at) {
    const input = await arriving(chunks)
    const { head } = input
    const wide =
      (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || bareUtf16(head) !== null
    // A list, or an object that goes on in the next line.
    const isDocument = /^(\xef\xbb\xbf)?\s*(\[|\{\s*\n)/.test(Buffer.from(head).toString('latin1'))
    if (wide || isDocument) yield* jsonDocument(await input.whole(at.limits.bytes), at)
    else yield* jsonlStream(input.chunks(), at)
  },
}

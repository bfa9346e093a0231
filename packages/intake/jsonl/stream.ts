import { decode } from '../encoding/decode.js'
import type { Item } from '../item.js'
import { refusal, warning } from '../problem.js'
import type { At } from '../way.js'
import { jsonArticle } from './article.js'

/**
 * The articles of JSON Lines that arrive in chunks, one after the other, so that memory holds one line at a time. A line longer
 * than the limit is a problem and passed over.
 */
export async function* jsonlStream(chunks: AsyncIterable<Uint8Array>, at: At): AsyncGenerator<Item> {
  let line = 0
  for await (const bytes of lines(chunks, at.limits.bytes)) {
    line++
    const place = `line ${line}`
    if (bytes === 'too-large') {
      yield refusal(
        at.uri,
        'too-large',
        'the line is larger than the limit',
        'split the text into several articles',
        place,
      )
      continue
    }
    const { text, mixed } = decode(bytes)
    const content = line === 1 ? text.replace(/^\ufeff/, '') : text
    if (content.trim() === '') continue
    if (mixed)
      yield warning(
        at.uri,
        'mixed-encoding',
        'UTF-8 with bytes of another encoding, read as Windows-1252',
        'save it in one encoding, best UTF-8',
        place,
      )
    yield* jsonArticle(content, { ...at, line })
  }
}

/** Cuts chunks at line feeds. A line's bytes come without its line feed; one past the limit as `too-large`. */
async function* lines(chunks: AsyncIterable<Uint8Array>, max: number): AsyncGenerator<Uint8Array | 'too-large'> {
  let parts: Uint8Array[] = []
  let length = 0
  const take = (): Uint8Array | 'too-large' => {
    const line = length > max ? 'too-large' : parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    parts = []
    length = 0
    return line
  }
  const keep = (part: Uint8Array) => {
    length += part.length
    if (length > max) parts = []
    else if (part.length > 0) parts.push(part)
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, end))
      yield take()
      from = end + 1
    }
    keep(chunk.subarray(from))
  }
  if (length > 0) yield take()
}

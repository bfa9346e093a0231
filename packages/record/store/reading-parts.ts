import { inflateRawSync } from 'node:zlib'
import type { ReadArticle } from '@onrecord/format'

const [QUOTE, BACKSLASH, COMMA] = ['"', '\\', ','].map((c) => c.charCodeAt(0))
const [OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = ['[', ']', '{', '}'].map((c) => c.charCodeAt(0))

/**
 * Some parts of a reading that was packed. Most of a long one are statements, which take longer to be parsed than all else: what is
 * not wanted is passed over. Of lists, where `naming` is given, only elements that hold it as a text are given.
 */
export function unpackParts<P extends keyof ReadArticle>(
  body: Uint8Array,
  wanted: readonly P[],
  naming?: string,
): Pick<ReadArticle, P> {
  const json = inflateRawSync(body)
  const out: Partial<Record<string, unknown>> = {}
  let left = wanted.length
  // As it was written: an object without any space, `{"key":value,…}`.
  for (let at = 1; left > 0 && at < json.length; ) {
    const colon = endOf(json, at)
    const key = json.toString('latin1', at + 1, colon - 1)
    const end = endOf(json, colon + 1)
    if ((wanted as readonly string[]).includes(key)) {
      out[key] = partOf(json, colon + 1, end, naming)
      left--
    }
    at = end + 1
  }
  return out as Pick<ReadArticle, P>
}

function partOf(json: Buffer, start: number, end: number, naming: string | undefined): unknown {
  if (naming === undefined || json[start] !== OPEN_LIST) return JSON.parse(json.toString('utf8', start, end))
  const list = json.subarray(start, end)
  const named = Buffer.from(JSON.stringify(naming))
  const out: unknown[] = []
  for (let found = list.indexOf(named), at = 1; found >= 0; found = list.indexOf(named, at)) {
    let next = endOf(list, at)
    for (; next <= found; next = endOf(list, at)) at = next + 1
    out.push(JSON.parse(list.toString('utf8', at, next)))
    at = next + 1
  }
  return out
}

/** Where the value that begins at a place ends. */
function endOf(json: Uint8Array, start: number): number {
  let depth = 0
  for (let at = start; ; at++) {
    const c = json[at]
    if (c === QUOTE) {
      while (json[++at] !== QUOTE) if (json[at] === BACKSLASH) at++
      if (depth === 0) return at + 1
    } else if (c === OPEN || c === OPEN_LIST) depth++
    else if (c === CLOSE || c === CLOSE_LIST) {
      if (depth === 0) return at
      if (--depth === 0) return at + 1
    } else if (c === COMMA && depth === 0) return at
    else if (c === undefined) throw new Error('a reading is cut off')
  }
}

import { articleOf, itemOf, type Key, thingOf } from '@onrecord/format/loom'

/** Keys of one article in one space, as they are kept: item, rank and key of each, eight bytes a number. */
export function packSheet(keys: readonly Key[]): Uint8Array {
  const sheet = new Float64Array(3 * keys.length)
  for (let i = 0; i < keys.length; i++) {
    const { key, thing, rank } = keys[i]!
    sheet[3 * i] = itemOf(thing)
    sheet[3 * i + 1] = rank
    sheet[3 * i + 2] = key
  }
  return new Uint8Array(sheet.buffer)
}

/** The keys that were packed. A database may give the bytes as a buffer, or as a part of one. */
export function unpackSheet(article: number, body: Uint8Array | ArrayBuffer): Key[] {
  const sheet = new Float64Array(new Uint8Array(body).slice().buffer)
  return Array.from({ length: sheet.length / 3 }, (_, i) => ({
    thing: thingOf(article, sheet[3 * i]!),
    rank: sheet[3 * i + 1]!,
    key: sheet[3 * i + 2]!,
  }))
}

/** Keys by the article of their thing. */
export function byArticle(keys: readonly Key[]): Map<number, Key[]> {
  const out = new Map<number, Key[]>()
  for (const key of keys) {
    const article = articleOf(key.thing)
    const list = out.get(article)
    if (list) list.push(key)
    else out.set(article, [key])
  }
  return out
}

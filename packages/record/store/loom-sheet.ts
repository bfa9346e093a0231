import { articleOf, itemOf, type Key, thingOf } from '@onrecord/format/loom'

/** Keys of a group at most, so that it and an item are told in one number. */
const GROUP = 65_536

/**
 * Keys of one article in one space, as they are kept, eight bytes a number: of each few in a row that are of one thing and one rank
 * the item with how many they are, the rank, and the keys.
 */
export function packSheet(keys: readonly Key[]): Uint8Array {
  const sheet = new Float64Array(3 * keys.length)
  let size = 0
  for (let i = 0; i < keys.length; ) {
    const { thing, rank } = keys[i]!
    const head = size
    size += 2
    const first = i
    for (; i < keys.length && i - first < GROUP - 1; i++) {
      if (keys[i]!.thing !== thing || keys[i]!.rank !== rank) break
      sheet[size++] = keys[i]!.key
    }
    sheet[head] = itemOf(thing) * GROUP + (i - first)
    sheet[head + 1] = rank
  }
  return new Uint8Array(sheet.buffer.slice(0, 8 * size))
}

/** The keys that were packed. A database may give the bytes as a buffer, or as a part of one. */
export function unpackSheet(article: number, body: Uint8Array | ArrayBuffer): Key[] {
  const sheet = new Float64Array(new Uint8Array(body).slice().buffer)
  const keys: Key[] = []
  for (let at = 0; at < sheet.length; ) {
    const [head, rank] = [sheet[at]!, sheet[at + 1]!]
    const thing = thingOf(article, Math.floor(head / GROUP))
    const end = at + 2 + (head % GROUP)
    for (at += 2; at < end; at++) keys.push({ key: sheet[at]!, thing, rank })
  }
  return keys
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

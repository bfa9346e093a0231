import type { Source } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'

/** What a new edition of an article changed, by lines: the words that are gone, and those that came. */
export interface Changed {
  readonly article: string
  readonly edition: number
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

/** What the newest edition of an article changed against the one before; null where the source's article has but one. */
export async function changedBy(record: OnRecord, name: string, { uri, url }: Source): Promise<Changed | null> {
  const [newest, before] = await record.editions(name)
  // Another article may bear the same name.
  if (!newest || !before || (newest.uri !== uri && newest.url !== url)) return null
  const [after, was] = await Promise.all([record.article(newest.key), record.article(before.key)])
  if (!after || !was) return null
  const [gone, come] = apart(linesOf(was.text), linesOf(after.text))
  return { article: newest.name, edition: newest.edition, gone, come }
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '') // biome-ignore format: one line

/** Lines of one list that the other has not as often, both ways, in their order. */
function apart(a: readonly string[], b: readonly string[]): readonly [string[], string[]] {
  const left = (from: readonly string[], other: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const line of other) counts.set(line, (counts.get(line) ?? 0) + 1)
    return from.filter((line) => {
      const n = counts.get(line) ?? 0
      if (n > 0) counts.set(line, n - 1)
      return n === 0
    })
  }
  return [left(a, b), left(b, a)]
}

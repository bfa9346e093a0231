import type { ActorId, Appearance } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'
import { appearancesOf, identities, maySeveral, pairKey } from '@onrecord/weave/actors'
import type { Materials } from './materials.js'

/** Articles looked through at a time, and keys linked in one transaction. */
const ARTICLES = 100
const KEYS = 50

/**
 * Links the persons of the record's articles whom knowledge does not have: spellings of one name, and namesakes. Only those
 * are compared whose names sound like one that came, went or was decided about since the last time. `by` is what it is
 * done with; where that is another than before, all are linked anew.
 */
export async function linkActors(record: OnRecord, { language, knowledge }: Materials, by: string): Promise<void> {
  await record.openIdentities(by)
  for (;;) {
    const waiting = await record.unidentified(ARTICLES)
    if (waiting.length === 0) break
    await record.saveAppearances(
      waiting.map(({ key, article }) => ({ key, appearances: appearancesOf(article, key, { language, knowledge }) })),
    )
  }
  // Which decisions part names is known when all names are.
  const decided = await record.openIdentities(by)
  const ruled = new Set(decided.ruled)
  const parted = new Set(decided.parted.map(([a, b]) => pairKey(a, b)))
  for (;;) {
    const keys = await record.openKeys(KEYS)
    if (keys.length === 0) return
    const all = await record.appearances({ keys })
    const byKey = new Map<string, Appearance[]>(keys.map((key) => [key, []]))
    for (const a of all) byKey.get(a.key)!.push(a)
    // Most sound like one name alone, borne by one: then nobody is asked who stands beside whom.
    const several = [...byKey.values()].filter((of) => maySeveral(of, language)).flat()
    const beside = await companyOf(record, several)
    const around = { language, ruled, parted, company: (article: string) => beside.get(article) ?? [] }
    const found = [...byKey.values()].flatMap((of) => (maySeveral(of, language) ? identities(of, around) : []))
    await record.saveIdentities(keys, found)
  }
}

/** The persons of the articles in which others stand. */
async function companyOf(record: OnRecord, all: readonly Appearance[]): Promise<Map<string, ActorId[]>> {
  const articles = [...new Set(all.map((a) => a.article))]
  const beside = new Map<string, ActorId[]>()
  for (const { article, actor } of await record.appearances({ articles }))
    beside.set(article, [...(beside.get(article) ?? []), actor])
  return beside
}

import type { ActorId, Appearance, Identity } from '@onrecord/format'
import type { KeyIdentities, OnRecord } from '@onrecord/record'
import { aloneKey, appearancesOf, identities, LOOKED_AT, mayCount, maySeveral, pairKey } from '@onrecord/weave/actors'
import { linkAlone } from './link-alone.js'
import type { Materials } from './materials.js'

/** Articles looked through at a time, and keys linked in one transaction. */
const ARTICLES = 100
const KEYS = 200

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
    const open = await record.openKeys(KEYS)
    if (open.length === 0) return
    // Who is named by family name alone depends on all who bear it.
    const families = [...new Set(open.map(aloneKey))].filter((key) => !open.includes(key))
    const keys = [...open, ...new Set((await record.bearers(families)).map((b) => b.key))]
    const names = new Map(keys.map((key) => [key, new Map<ActorId, number>()]))
    const bearers = await record.bearers(keys)
    for (const { key, actor, n } of bearers) names.get(key)!.set(actor, (names.get(key)!.get(actor) ?? 0) + n)
    // Most sound like one name alone, borne by one: then nobody is looked at.
    const several = keys.filter((key) => maySeveral(bearers.filter((b) => b.key === key), language)) // biome-ignore format: one line
    // Of several most sound alike and are nothing like each other.
    const written = await record.written(several)
    const of = <T extends { readonly key: string }>(list: readonly T[], key: string) =>
      list.filter((x) => x.key === key)
    const wanted = new Map(several.map((key) => [key, mayCount(of(written, key), of(bearers, key), language)]))
    const looked = several.filter((key) => wanted.get(key)!.size > 0)
    const byKey = new Map(looked.map((key) => [key, [] as Appearance[]]))
    for (const a of await record.appearances(looked, LOOKED_AT, (key, actor) => wanted.get(key)!.has(actor)))
      byKey.get(a.key)?.push(a)
    const beside = await companyOf(
      record,
      [...byKey.values()].flat().map((a) => a.article),
    )
    const around = { language, ruled, parted, company: (article: string) => beside.get(article) ?? [] }
    const alone = await linkAlone(record, keys, { language, ruled, parted }, (of) => companyOf(record, of))
    await record.saveIdentities(
      keys.map((key): KeyIdentities => {
        const many = [...names.get(key)!].filter(([, n]) => n > LOOKED_AT).map(([actor]) => actor)
        const borne = new Set(many)
        const found = byKey.has(key) ? identities(byKey.get(key)!, { ...around, borne }) : []
        return {
          key,
          whole: [...names.get(key)!.keys()].filter((actor) => !borne.has(actor)),
          identities: withAlone(found, alone.get(key) ?? []).filter((i) => !borne.has(i.actor)),
          borne: many.map((actor) => ({
            actor,
            as: asAlone(alone.get(key) ?? [], actor) ?? asOne(found.find((i) => i.actor === actor)),
          })),
        }
      }),
    )
  }
}

/** Who counts as whom by spelling and callings, and before that by a family name alone. */
function withAlone(found: readonly Identity[], alone: readonly Identity[]): readonly Identity[] {
  const told = new Set(alone.map((i) => `${i.article} ${i.actor}`))
  return [...alone, ...found.filter((i) => !told.has(`${i.article} ${i.actor}`))]
}

/**
 * As whom all count that are named so by a family name alone, of what holds for those looked at: where half of them count as one, and
 * nobody as another.
 */
function asAlone(alone: readonly Identity[], actor: ActorId): KeyIdentities['borne'][number]['as'] {
  const [first, ...rest] = alone.filter((i) => i.actor === actor)
  if (!first || (rest.length + 1) * 2 < LOOKED_AT || rest.some((i) => i.into !== first.into)) return null
  const { into, name, score, why } = first
  return { into, name, score, why: why.slice(0, 1) }
}

/** As whom all of a name count, of what holds for one of them. */
function asOne(one: Identity | undefined): KeyIdentities['borne'][number]['as'] {
  if (one === undefined) return null
  const { into, name, score, why } = one
  return { into, name, score, why }
}

/** The persons of the articles in which others stand. */
async function companyOf(record: OnRecord, articles: readonly string[]): Promise<Map<string, ActorId[]>> {
  const beside = new Map<string, ActorId[]>()
  for (const { article, actor } of await record.company([...new Set(articles)])) {
    const known = beside.get(article)
    if (known) known.push(actor)
    else beside.set(article, [actor])
  }
  return beside
}

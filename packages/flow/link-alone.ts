import type { ActorId, Appearance, Identity } from '@onrecord/format'
import type { Bearing, OnRecord } from '@onrecord/record'
import {
  type Around,
  aloneKey,
  familyKeys,
  identities,
  identitiesAlone,
  isNamedAlone,
  LOOKED_AT,
  maySeveral,
} from '@onrecord/weave/actors'

/** A family name with more names to it than these is too common to tell anybody by. */
const NAMES = 32

/**
 * Whom those count as who are named by family name alone, by the keys they have (of which some bear a given name too and are
 * passed over), and names that more bear than are looked at. `company` looks up who stands beside whom.
 */
export async function linkAlone(
  record: OnRecord,
  of: readonly { readonly key: string; readonly few: readonly ActorId[] }[],
  around: Omit<Around, 'company' | 'borne'>,
  company: (articles: readonly string[]) => Promise<ReadonlyMap<string, readonly ActorId[]>>,
): Promise<ReadonlyMap<string, readonly Identity[]>> {
  const out = new Map<string, readonly Identity[]>()
  // What many bear counts as one, who is nobody's family name; of the others one says whether it may be one.
  const borne = new Map(of.map(({ key, few }) => [key, few]))
  const keys = of.map((k) => k.key).filter((key) => !key.includes(' ') && borne.get(key)!.length > 0)
  const mayBe = (a: Appearance) => isNamedAlone(a, around) && borne.get(a.key)!.includes(a.actor)
  const alone = new Set((await record.appearances(keys, 1)).filter(mayBe).map((a) => a.key))
  const byFamily = new Map<string, Bearing[]>()
  for (const b of await record.bearers([...alone].flatMap(familyKeys)))
    byFamily.set(aloneKey(b.key), [...(byFamily.get(aloneKey(b.key)) ?? []), b])
  for (const [key, bearers] of byFamily) {
    const names = new Set(bearers.map((b) => b.actor))
    if (names.size > NAMES) continue
    const families = [...new Set(bearers.map((b) => b.key))]
    const own = await record.appearances([key], LOOKED_AT)
    const others = await record.appearances(families, LOOKED_AT)
    const beside = await company([...own, ...others].map((a) => a.article))
    const all = { ...around, company: (article: string) => beside.get(article) ?? [] }
    const as = families.flatMap((k) => {
      const of = others.filter((a) => a.key === k)
      return maySeveral(of, around.language) ? identities(of, all) : []
    })
    out.set(key, identitiesAlone(own, others, as, all))
  }
  return out
}

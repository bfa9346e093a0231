import type { ActorId, Identity } from '@onrecord/format'
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
  mayStandFor,
} from '@onrecord/weave/actors'

/** A family name with more names to it than these is too common to tell anybody by. */
const NAMES = 32

/**
 * Whom those count as who are named by family name alone, by the keys they have (of which some bear a given name too and are
 * passed over). Of those that more bear than are looked at it tells of those looked at. `company` looks up who stands beside whom.
 */
export async function linkAlone(
  record: OnRecord,
  of: readonly string[],
  around: Omit<Around, 'company' | 'borne'>,
  company: (articles: readonly string[]) => Promise<ReadonlyMap<string, readonly ActorId[]>>,
): Promise<ReadonlyMap<string, readonly Identity[]>> {
  const out = new Map<string, readonly Identity[]>()
  const keys = of.filter((key) => !key.includes(' '))
  // One says of all that bear a name whether it may be a family name.
  const mayBe = (await record.appearances(keys, 1)).filter((a) => isNamedAlone(a, around))
  const alone = new Set(mayBe.map((a) => a.key))
  const often = new Map(mayBe.map((a) => [`${a.key} ${a.actor}`, 0]))
  for (const { key, actor, n } of await record.bearers([...alone])) {
    const known = often.get(`${key} ${actor}`)
    if (known !== undefined) often.set(`${key} ${actor}`, Math.min(LOOKED_AT, known + n))
  }
  const byFamily = new Map<string, Bearing[]>()
  for (const b of await record.bearers([...alone].flatMap(familyKeys)))
    byFamily.set(aloneKey(b.key), [...(byFamily.get(aloneKey(b.key)) ?? []), b])
  for (const [key, bearers] of byFamily) {
    const names = new Set(bearers.map((b) => b.actor))
    const full = bearers.reduce((sum, b) => sum + b.n, 0)
    // Whom hardly anybody names in full none of them is.
    const isTold = mayBe.some((a) => a.key === key && mayStandFor(often.get(`${key} ${a.actor}`)!, full))
    if (names.size > NAMES || !isTold) continue
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

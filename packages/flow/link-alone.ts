import type { ActorId, Identity } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'
import { type Around, familyKeys, identities, identitiesAlone, LOOKED_AT, maySeveral } from '@onrecord/weave/actors'

/** A family name with more names to it than these is too common to tell anybody by. */
const NAMES = 128

/**
 * Whom those count as who are named by family name alone, by the keys they have (of which some bear a given name too and are
 * passed over). `company` looks up who stands beside whom.
 */
export async function linkAlone(
  record: OnRecord,
  keys: readonly string[],
  around: Omit<Around, 'company' | 'borne'>,
  company: (articles: readonly string[]) => Promise<ReadonlyMap<string, readonly ActorId[]>>,
): Promise<ReadonlyMap<string, readonly Identity[]>> {
  const out = new Map<string, readonly Identity[]>()
  for (const key of keys) {
    if (key.includes(' ')) continue
    const families = familyKeys(key)
    const names = new Set((await record.bearers(families)).map((b) => b.actor))
    if (names.size === 0 || names.size > NAMES) continue
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

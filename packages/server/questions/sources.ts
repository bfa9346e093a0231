import type { Act } from '@onrecord/format'
import type { ActorName, OnRecord } from '@onrecord/record'
import { tally } from './actor-says.js'

/** What one outlet brings to the record. */
export interface SourceRow {
  /** Null for articles whose outlet is not known. */
  readonly outlet: string | null
  readonly articles: number
  /** Articles that repeat another's text, whole or in part, and the agencies and outlets they repeat. */
  readonly copied: number
  readonly from: readonly { readonly name: string; readonly articles: number }[]
  readonly statements: number
  /** How many of them quote word for word. */
  readonly quoted: number
  /** Statements that were counted: all of them. */
  readonly looked: number
  /** Whose words it carries, those with the most first. */
  readonly voices: readonly (ActorName & { readonly statements: number })[]
  /** How it has people speak: acts with the cue words used most. */
  readonly cues: readonly { readonly words: string; readonly act: Act; readonly n: number }[]
  readonly acts: readonly { readonly act: Act; readonly n: number }[]
  /** Occasions that only it reports, and of how many that it reports. */
  readonly occasions: number
  readonly only: readonly { readonly id: string; readonly name: string }[]
}

/** Outlets that are listed. */
const MOST_OUTLETS = 500
/** Copies, and the latest occasions, in which outlets are looked for. */
const MOST_LINKED = 4000
/** Voices and cues shown of each. */
const MOST_SHOWN = 14
const MOST_VOICES = 8
const MOST_ONLY = 6

/** Outlets, those with the most articles first; nothing they printed is looked at but what links articles. */
export async function sourcesOf(record: OnRecord): Promise<SourceRow[]> {
  const [outlets, copies, occasions] = await Promise.all([
    record.outletSays({ limit: MOST_OUTLETS, most: MOST_SHOWN }),
    record.copies({ limit: MOST_LINKED }),
    record.occasions({ order: 'latest', limit: MOST_LINKED }),
  ])
  const linked = new Set([...copies.flatMap((c) => [c.article, c.original]), ...occasions.flatMap((o) => o.articles)])
  const outletOf = new Map((await record.articleRows([...linked])).map((a) => [a.name, a.outlet]))
  return outlets.map(({ outlet, articles, statements, quoted, acts, cues, voices }) => {
    const copied = copies
      .filter((c) => outletOf.get(c.article) === outlet)
      .map((c) => c.wire ?? outletOf.get(c.original) ?? c.original)
    const told = occasions.filter((o) => o.articles.some((name) => outletOf.get(name) === outlet))
    const only = told.filter((o) => o.articles.every((name) => outletOf.get(name) === outlet))
    return {
      outlet,
      articles,
      copied: copied.length,
      from: tally(copied).map(([name, n]) => ({ name, articles: n })),
      statements,
      quoted,
      looked: statements,
      voices: voices.slice(0, MOST_VOICES).map(({ id, name, n }) => ({ id, name, statements: n })),
      cues,
      acts,
      occasions: told.length,
      only: only.slice(0, MOST_ONLY).map(({ id, name }) => ({ id, name })),
    }
  })
}

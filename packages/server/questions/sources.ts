import type { Act } from '@onrecord/format'
import type { ActorName, ArticleRow, OnRecord, StatementRow } from '@onrecord/record'
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
  /** How many of the statements looked at (the latest 2,000) quote word for word. */
  readonly quoted: number
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

const LOOKED = 2000
const ALL = 1_000_000
const MOST_VOICES = 8
const MOST_CUES = 14
const MOST_ONLY = 6

/** Outlets, those with the most articles first. */
export async function sourcesOf(record: OnRecord): Promise<SourceRow[]> {
  const [articles, copies, occasions] = await Promise.all([
    record.articles({ limit: ALL }),
    record.copies(),
    record.occasions(),
  ])
  const byOutlet = new Map<string | null, ArticleRow[]>()
  for (const a of articles) {
    const rows = byOutlet.get(a.outlet)
    if (rows) rows.push(a)
    else byOutlet.set(a.outlet, [a])
  }
  const outletOf = new Map(articles.map((a) => [a.name, a.outlet]))
  const originals = new Map(copies.map((c) => [c.article, c.wire ?? outletOf.get(c.original) ?? c.original]))
  const out: SourceRow[] = []
  for (const [outlet, rows] of byOutlet) {
    const copied = rows.flatMap((a) => originals.get(a.name) ?? [])
    const told = occasions.filter((o) => o.articles.some((name) => outletOf.get(name) === outlet && outletOf.has(name)))
    const only = told.filter((o) => o.articles.every((name) => outletOf.get(name) === outlet))
    const said = outlet === null ? [] : await record.statements({ outlet, order: 'latest', limit: LOOKED })
    out.push({
      outlet,
      articles: rows.length,
      copied: copied.length,
      from: tally(copied).map(([name, n]) => ({ name, articles: n })),
      statements: rows.reduce((n, a) => n + a.statements, 0),
      quoted: said.filter((s) => s.kind !== 'indirect').length,
      looked: said.length,
      voices: voicesOf(said),
      cues: cuesOf(said),
      acts: tally(said.map((s) => s.act)).map(([act, n]) => ({ act, n })),
      occasions: told.length,
      only: only.slice(0, MOST_ONLY).map(({ id, name }) => ({ id, name })),
    })
  }
  return out.sort((a, b) => b.articles - a.articles || ((a.outlet ?? '~') < (b.outlet ?? '~') ? -1 : 1))
}

function voicesOf(said: readonly StatementRow[]): SourceRow['voices'] {
  const names = new Map(said.flatMap((s) => (s.speaker === null ? [] : [[s.speaker, s.speakerName ?? s.speaker]])))
  const speaking = tally(said.flatMap((s) => s.speaker ?? []))
  return speaking.slice(0, MOST_VOICES).map(([id, statements]) => ({ id, name: names.get(id) ?? id, statements }))
}

function cuesOf(said: readonly StatementRow[]): SourceRow['cues'] {
  const acts = new Map<string, Act[]>()
  for (const s of said) {
    const cue = s.cueText.toLowerCase().replace(/\s+/g, ' ').trim()
    if (/\p{L}/u.test(cue)) acts.set(cue, [...(acts.get(cue) ?? []), s.act])
  }
  return [...acts]
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_CUES)
    .map(([words, of]) => ({ words, act: tally(of)[0]![0], n: of.length }))
}

import type { Day, Watch } from '@onrecord/format'
import type { ArticleRow, LedgerRow, OnRecord } from '../contract.js'
import { statementLines } from './lines.js'
import type { StatementLine } from './types.js'

/** What is new, due or changed in a span of days, by what the articles say: no clock is asked. */
export interface Digest {
  readonly since: Day
  readonly until: Day
  readonly watch: Watch | null
  /** Articles that appeared in these days. */
  readonly articles: readonly ArticleRow[]
  /** Statements made in these days, the newest first. */
  readonly statements: readonly StatementLine[]
  /** Entries of the ledger that fall due in these days or in the week behind them, and are not settled. */
  readonly due: readonly LedgerRow[]
  /** Entries that articles of these days tell of, as met or broken. */
  readonly changed: readonly LedgerRow[]
}

export interface DigestQuery {
  readonly since: Day
  readonly until: Day
  readonly watch?: Watch
  /** Most lines of each part, 50 where not said. */
  readonly limit?: number
}

/** Days behind the last in which what falls due is told beforehand. */
const AHEAD = 7
/** Articles that a digest looks at. */
const MOST = 5000

/** What a watch, or the whole record, has to tell of some days. */
export async function digest(record: OnRecord, { since, until, watch, limit = 50 }: DigestQuery): Promise<Digest> {
  const { name: _, entry, ...query } = watch ?? { name: '' }
  const days = { from: since, to: until }
  const statements = entry === undefined ? await record.statements({ ...query, ...days, order: 'latest', limit }) : []
  const outlet = watch?.outlet
  const articles = await record.articles({ ...days, ...(outlet !== undefined && { outlet }), limit: MOST })
  const appeared = new Set(articles.map((a) => a.name))
  const holder = watch?.by
  const wanted = (e: LedgerRow): boolean => (entry === undefined ? fits(e, watch) : e.id === entry)
  const ledger = (await record.ledger({ ...(holder !== undefined && { holder }), order: 'due', limit: MOST })).filter(wanted) // biome-ignore format: one line
  return {
    since,
    until,
    watch: watch ?? null,
    articles: watch ? articles.filter((a) => statements.some((s) => s.article === a.name)) : articles,
    statements: await statementLines(record, statements),
    due: ledger
      .filter((e) => e.due !== null && e.due >= since && e.due <= later(until, AHEAD) && (e.state === 'open' || e.state === 'unclear')) // biome-ignore format: one line
      .slice(0, limit),
    changed: ledger.filter((e) => e.evidence.some((v) => appeared.has(v.article))).slice(0, limit),
  }
}

// What is watched for its words or its outlet has an entry where its own words or outlet fulfil it.
function fits(e: LedgerRow, watch: Watch | undefined): boolean {
  if (!watch) return true
  if (watch.act !== undefined || watch.about !== undefined) return false
  const text = `${e.needsText} ${e.givesText}`.toLowerCase()
  const words = watch.words?.toLowerCase().split(/\s+/) ?? []
  return words.every((w) => text.includes(w)) && (watch.outlet === undefined || watch.outlet === e.outlet)
}

const later = (day: Day, days: number): Day => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

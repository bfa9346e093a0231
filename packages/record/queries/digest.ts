import type { Day, Watch } from '@onrecord/format'
import type { ArticleRow, LedgerQuery, LedgerRow, OnRecord } from '../contract.js'
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
  /** Entries that articles of these days tell of, as met or broken, or that were decided in them. */
  readonly changed: readonly LedgerRow[]
}

export interface DigestQuery {
  readonly since: Day
  readonly until: Day
  readonly watch?: Watch
  /**
   * What came on record after this mark (`arrived`) counts as new, whatever day it is of; `since` is then the day of that
   * mark.
   */
  readonly after?: number
  /** Most lines of each part, 50 where not said. */
  readonly limit?: number
}

/** Days behind the last in which what falls due is told beforehand. */
const AHEAD = 7
/** Articles that a digest looks at. */
const MOST = 5000

/** What a watch, or the whole record, has to tell of some days, or of what came on record after a mark. */
export async function digest(record: OnRecord, query: DigestQuery): Promise<Digest> {
  const { since, until, watch, after, limit = 50 } = query
  const { name: _, entry, story: member, ...named } = watch ?? { name: '' }
  const story = member === undefined ? undefined : await storyOf(record, member)
  const fresh = after === undefined ? { from: since, to: until } : { after }
  const within = { ...fresh, ...(story !== undefined && { story }) }
  const none = entry !== undefined
  const statements = none ? [] : await record.statements({ ...named, ...within, order: 'latest', limit })
  const outlet = watch?.outlet
  const articles = await record.articles({ ...within, ...(outlet !== undefined && { outlet }), limit: MOST })
  const appeared = new Set(articles.map((a) => a.name))
  const decided = await decidedSince(record, since)
  const holder = watch?.by
  const ledger = async (asked: LedgerQuery): Promise<readonly LedgerRow[]> => {
    const whose = { ...(holder !== undefined && { holder }), ...(story !== undefined && { story }) }
    const rows = await record.ledger({ limit: MOST, ...asked, ...whose, order: 'due' })
    return rows.filter((e) => (entry === undefined ? fits(e, watch) : e.id === entry))
  }
  const due = await ledger({ dueFrom: since, due: later(until, AHEAD) })
  // All that changed fits where nothing is watched, so that no more is looked up than is told.
  const most = watch === undefined ? limit : MOST
  const changed = await ledger({ changed: { evidence: appeared, decisions: decided }, limit: most })
  const all = watch === undefined || story !== undefined
  return {
    since,
    until,
    watch: watch ?? null,
    articles: all ? articles : articles.filter((a) => statements.some((s) => s.article === a.name)),
    statements: await statementLines(record, statements),
    due: due.filter((e) => e.state === 'open' || e.state === 'unclear').slice(0, limit),
    changed: changed.slice(0, limit),
  }
}

/** The story that holds an article; an id that no story has where none does, so that nothing is told. */
async function storyOf(record: OnRecord, article: string): Promise<string> {
  return (await record.stories({ article, limit: 1 }))[0]?.id ?? ''
}

/** Decisions on fates that were made on these days and hold. */
async function decidedSince(record: OnRecord, since: Day): Promise<ReadonlySet<string>> {
  const rows = await record.decisions({ kind: 'fate', since: `${since}T00:00:00.000Z`, withdrawn: false, limit: MOST })
  return new Set(rows.map((row) => row.decision.id))
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

import type {
  Copy,
  Difference,
  Looked,
  Occasion,
  OccasionKind,
  Position,
  ReadArticle,
  Source,
  Story,
  Utterance,
  Watch,
} from '@onrecord/format'
import type {
  ActorRow,
  ActorSays,
  ActorShown,
  Aligned,
  ArticleRow,
  Brief,
  ConditionRow,
  Counts,
  Course,
  CourseEntries,
  DecisionRow,
  LedgerRow,
  LedgerTally,
  Opening,
  Problem,
  Quote,
  Review,
  SearchHit,
  SourceRow,
  StatementRow,
} from '@onrecord/server'

/** How long a list is. */
interface Listed {
  readonly total: number
  /** Whether there are more than `total`: no further was counted. */
  readonly more?: boolean
}

/** What each address of the API answers with. */
export interface Answers {
  '/api/health': {
    readonly where: string
    readonly woven: boolean
    readonly counts: Counts
    readonly outlets: readonly string[]
  }
  '/api/articles': Listed & { readonly articles: readonly ArticleRow[] }
  '/api/articles/:name': ReadArticle
  '/api/articles/:name/source': { readonly address: string; readonly source: Pick<Source, 'text' | 'map'> }
  '/api/articles/:name/links': ArticleLinks
  '/api/statements': Listed & { readonly statements: readonly StatementRow[] }
  '/api/actors': Listed & { readonly actors: readonly ActorRow[] }
  '/api/actors/:id': ActorShown
  '/api/actors/:id/says': ActorSays
  '/api/conditions': { readonly conditions: readonly ConditionRow[] }
  '/api/occasions': {
    readonly total: number
    readonly several: number
    readonly kinds: readonly { readonly kind: OccasionKind; readonly n: number }[]
    readonly occasions: readonly Occasion[]
    readonly reports: readonly {
      readonly article: string
      readonly outlet: string | null
      readonly title: string | null
    }[]
  }
  '/api/occasions/:id': OccasionDetail
  '/api/stories': { readonly stories: readonly Story[] }
  '/api/aligned': Aligned
  '/api/brief': Brief & { readonly total: number }
  '/api/decisions': { readonly decisions: readonly DecisionRow[] }
  '/api/ledger': {
    readonly total: number
    readonly tallies: readonly LedgerTally[]
    readonly entries: readonly LedgerRow[]
  }
  '/api/watches/looked': { readonly looked: readonly Looked[] }
  '/api/watches': { readonly watches: readonly Watch[] }
  '/api/digest': News
  '/api/feeds': { readonly feeds: readonly FeedRow[] }
  '/api/positions': { readonly positions: readonly Position[] }
  '/api/sources': { readonly sources: readonly SourceRow[] }
  '/api/review': Review
  '/api/openings': { readonly openings: readonly Opening[] }
  '/api/course': Course
  '/api/course/entries': CourseEntries
  '/api/search': { readonly hits: readonly SearchHit[] }
}

/** What is new, due or changed. */
export interface News {
  /** A mark of what has come on record by now. */
  readonly arrived: number
  readonly watch: Watch | null
  readonly appeared: number
  readonly articles: readonly ArticleRow[]
  readonly statements: readonly { readonly statement: StatementRow; readonly reports: number }[]
  readonly due: readonly LedgerRow[]
  readonly changed: readonly LedgerRow[]
}

/** A feed that is followed. */
export interface FeedRow {
  readonly url: string
  readonly failures: number
  /** When it is asked next, milliseconds since 1970; 0: it was never asked. */
  readonly next: number
}

/** What ties an article to others. */
export interface ArticleLinks {
  readonly row: ArticleRow
  readonly editions: readonly ArticleRow[]
  readonly copies: readonly Copy[]
  readonly occasions: readonly Occasion[]
  readonly utterances: readonly { readonly utterance: Utterance; readonly statements: readonly StatementRow[] }[]
}

/** One occasion with its words. */
export interface OccasionDetail {
  readonly occasion: Occasion
  readonly articles: readonly ArticleRow[]
  readonly statements: readonly StatementRow[]
  readonly utterances: readonly Utterance[]
  readonly differences: readonly { readonly difference: Difference; readonly quotes: readonly Quote[] }[]
}

export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>

/** The address of a request: its path with `:name` filled in, and its query without what is empty. */
export function address(path: keyof Answers, query: Query = {}, name = ''): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    if (Array.isArray(value)) for (const each of value) params.append(key, each)
    else if (value !== undefined && value !== '') params.set(key, String(value))
  const rest = params.toString()
  return path.replace(/:\w+/, encodeURIComponent(name)) + (rest === '' ? '' : `?${rest}`)
}

/** Thrown where the server refuses or can't be reached; the message says what to do. */
export class Unanswered extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail)
  }
}

/** Fetches an address. Rejects with `Unanswered`. */
export async function get<T>(url: string, signal?: AbortSignal): Promise<T> {
  let response: Response
  try {
    response = await fetch(url, { headers: { Accept: 'application/json' }, ...(signal ? { signal } : {}) })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Unanswered(0, 'The server does not answer. Is “onrecord serve” still running?')
  }
  return answerOf(response)
}

/** Sends an address a body. Rejects with `Unanswered`. */
export async function post<T>(url: string, body: unknown): Promise<T> {
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => {
    throw new Unanswered(0, 'The server does not answer, so nothing was kept. Is “onrecord serve” still running?')
  })
  return answerOf(response)
}

async function answerOf<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T
  const problem = (await response.json().catch(() => null)) as Problem | null
  throw new Unanswered(response.status, problem?.detail ?? `The server answered ${response.status}.`)
}

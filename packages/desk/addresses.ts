import type { Span } from '@onrecord/format'

/** Addresses of the desk's pages, each in one place. */
const query = (values: Readonly<Record<string, string | undefined>>): string => {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) if (value !== undefined && value !== '') params.set(key, value)
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** An article, at one of its statements or at a stretch of its text where given. */
export const toArticle = (name: string, at: { readonly statement?: string; readonly span?: Span } = {}): string =>
  `/article/${encodeURIComponent(name)}${query({ s: at.statement, at: at.span && `${at.span.start}-${at.span.end}` })}`
export const toActor = (id: string): string => `/actor/${encodeURIComponent(id)}`
export const toOccasion = (id: string): string => `/occasion/${encodeURIComponent(id)}`
/** Reports side by side, four at most. */
export const toCompare = (...[a, b, c, d]: readonly string[]): string => `/compare${query({ a, b, c, d })}`
export const toLedger = (of: { readonly holder?: string; readonly kind?: string } = {}): string => `/ledger${query(of)}`
export const toSearch = (q: string): string => `/search${query({ q })}`
export const toStory = (id: string): string => `/${query({ story: id })}`
/** The brief of a story, or of the whole record where the id is empty. */
export const toBrief = (story: string): string => `/brief${query({ story })}`
/** The files that a story, or the whole record, can be taken away as. */
export const toTake = (story: string): string => `/take${query({ story })}`

import type { DayRange, Decided, ReadArticle } from '@onrecord/format'
import type { Links } from './links.js'

/** What a cell may hold; null where nothing is known. */
export type Cell = string | number | boolean | null

/** A column: its heading, what its cells hold, and how wide a spreadsheet shows it, in characters. */
export interface Column {
  readonly name: string
  readonly type: 'text' | 'number' | 'whole' | 'truth'
  readonly width: number
}

/** A list of the record as a table: its rows come article by article, so that a table of any length can be streamed. */
export interface Table {
  readonly what: string
  readonly columns: readonly Column[]
  /** Rows of one article, cells in the order of the columns; those of what links it to others out of `links`. */
  rows(article: ReadArticle, links: Links): Iterable<readonly Cell[]>
}

export const text = (name: string, width = 16): Column => ({ name, type: 'text', width })
export const number = (name: string): Column => ({ name, type: 'number', width: 10 })
export const whole = (name: string): Column => ({ name, type: 'whole', width: 8 })
export const truth = (name: string): Column => ({ name, type: 'truth', width: 8 })

/** A day, or `from/to` where it is not one day (ISO 8601-2, open ends left empty); null where neither end is known. */
export const days = ({ from, to }: DayRange): string | null =>
  from === null && to === null ? null : from === to ? from : `${from ?? ''}/${to ?? ''}`

/** Who decided on it and when: `confirmed by Ada, 2026-11-22T10:00:00.000Z`; null where nobody did. */
export const decidedBy = (decided: Decided | undefined): string | null =>
  decided ? `${decided.how} by ${decided.by}, ${decided.at}` : null

/** Names of actors by id, as the article has them. */
export function namesIn(article: ReadArticle): (id: string | null) => string | null {
  const names = new Map(article.actors.map((a) => [a.id, a.name]))
  return (id) => (id === null ? null : (names.get(id) ?? id))
}

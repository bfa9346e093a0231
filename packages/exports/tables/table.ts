import type { DayRange, ReadArticle } from '@onrecord/format'

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
  /** Rows of one article, cells in the order of the columns. */
  rows(article: ReadArticle): Iterable<readonly Cell[]>
}

export const text = (name: string, width = 16): Column => ({ name, type: 'text', width })
export const number = (name: string): Column => ({ name, type: 'number', width: 10 })
export const whole = (name: string): Column => ({ name, type: 'whole', width: 8 })
export const truth = (name: string): Column => ({ name, type: 'truth', width: 8 })

/** A day, or `from/to` where it is not one day (ISO 8601-2, open ends left empty); null where neither end is known. */
export const days = ({ from, to }: DayRange): string | null =>
  from === null && to === null ? null : from === to ? from : `${from ?? ''}/${to ?? ''}`

/** Names of actors by id, as the article has them. */
export function namesIn(article: ReadArticle): (id: string | null) => string | null {
  const names = new Map(article.actors.map((a) => [a.id, a.name]))
  return (id) => (id === null ? null : (names.get(id) ?? id))
}

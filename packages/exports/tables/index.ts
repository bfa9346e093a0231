import { actors } from './actors.js'
import { articles } from './articles.js'
import { conditions } from './conditions.js'
import { events } from './events.js'
import { passages } from './passages.js'
import { quantities } from './quantities.js'
import { statements } from './statements.js'
import type { Table } from './table.js'
import { times } from './times.js'
import { copies, differences, ledger, occasions, stories, utterances } from './woven.js'

/** The lists that can be had as a table, by name. */
export const tables = {
  statements,
  conditions,
  events,
  actors,
  articles,
  times,
  quantities,
  ledger,
  occasions,
  utterances,
  differences,
  stories,
  copies,
} as const satisfies Readonly<Record<string, Table>>

/** A list that can be written; passages are there only of a search. */
export type ListName = keyof typeof tables | 'passages'

export const tableOf = (list: ListName): Table => (list === 'passages' ? passages : tables[list])

export { linksBy } from './links.js'
export type { Cell, Column, Table } from './table.js'

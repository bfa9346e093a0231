import type { ColumnMap } from './csv/columns.js'
import type { Limits } from './limits/limits.js'
import type { Given } from './meta/given.js'
import type { MetaTable } from './meta/table.js'

/** The formats intake reads, as they are named on the command line. */
export const FORMATS = [
  'plain', 'markdown', 'html', 'pdf', 'docx', 'mail', 'feed', 'opml', 'nitf', 'newsml', 'ninjs', 'jsonl', 'csv', 'warc', 'zip', 'tar',
] as const // biome-ignore format: one line reads better
export type IntakeFormat = (typeof FORMATS)[number]

/** Where bytes come from. */
export interface Origin {
  /** Path or address, as given. */
  readonly uri: string
  /** The article's name where it is not that of the file. */
  readonly name?: string
  /** The address it was fetched from; links in it lead on from there, and it is the article's where the article names none. */
  readonly url?: string | null
  /** The encoding that was told with it (HTTP's `charset`). */
  readonly charset?: string | null
}

export interface IntakeOptions {
  /** Format, where content and ending shall not decide. */
  readonly format?: IntakeFormat
  /** Limits other than `LIMITS`. */
  readonly limits?: Partial<Limits>
  /** Which column of a CSV file holds what. */
  readonly columns?: ColumnMap
  /** What a table says of the articles by name; it wins over what the source says of itself. */
  readonly meta?: MetaTable
  /** What was said of this one article; it wins over the table. */
  readonly given?: Given
}

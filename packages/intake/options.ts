import type { Given } from './meta/given.js'
import type { MetaTable } from './meta/table.js'

/** The formats intake reads. */
export type IntakeFormat = 'plain' | 'jsonl' | 'html'

/** Where bytes come from. */
export interface Origin {
  /** Path or address, as given. */
  readonly uri: string
  /** The article's name where it is not that of the file. */
  readonly name?: string
}

export interface IntakeOptions {
  /** Format, where ending and content shall not decide. */
  readonly format?: IntakeFormat
  /** Most bytes of one article's file, packed and unpacked, and of one line of JSON Lines. Default `MAX_BYTES`. */
  readonly maxBytes?: number
  /** What a table says of the articles by name; it wins over what the source says of itself. */
  readonly meta?: MetaTable
  /** What was said of this one article; it wins over the table. */
  readonly given?: Given
}

/** 64 MiB: several times the longest article ever published, small enough to hold in memory. */
export const MAX_BYTES = 64 * 1024 * 1024

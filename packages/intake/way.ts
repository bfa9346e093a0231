import type { Item } from './item.js'
import type { Limits } from './limits/limits.js'
import type { IntakeOptions, Origin } from './options.js'

/** What a way in knows of the file it reads, and how it hands on what it finds inside. */
export interface At {
  /** Path or address, as given; within an archive with the entry's name behind `#`. */
  readonly uri: string
  /** How an article is called that has no name of its own. */
  readonly name: string
  /** The address it was fetched from, where that is known. */
  readonly url: string | null
  readonly options: IntakeOptions
  readonly limits: Limits
  /** Archives around this file. */
  readonly depth: number
  /** Takes the articles out of a document that lies inside this one. */
  open(bytes: Uint8Array, origin: Origin): AsyncIterable<Item>
}

/** A file of which parts can be had without reading the rest. */
export interface Parts {
  readonly size: number
  /** The bytes from `from` on, `length` of them or as many as there are. */
  read(from: number, length: number): Promise<Uint8Array>
}

/**
 * One way in. Documents are taken whole, as text or as bytes; files that hold many are taken in chunks or in parts, so that memory
 * holds one document at a time. None throws for what the bytes hold.
 */
export type Way =
  | { readonly takes: 'text'; read(text: string, at: At): Iterable<Item> }
  | { readonly takes: 'bytes'; read(bytes: Uint8Array, at: At): Iterable<Item> | AsyncIterable<Item> }
  | { readonly takes: 'chunks'; read(chunks: AsyncIterable<Uint8Array>, at: At): AsyncIterable<Item> }
  | { readonly takes: 'parts'; read(file: Parts, at: At): AsyncIterable<Item> }

import type { Item } from '../item.js'
import type { IntakeOptions, Origin } from '../options.js'

/** What a room's process is asked: one document, unpacked, of a known format. */
export interface Asked {
  readonly bytes: Uint8Array
  readonly origin: Origin
  readonly depth: number
  readonly options: IntakeOptions
}

/** What it tells of it. */
export type Told =
  | { readonly kind: 'item'; readonly item: Item }
  | { readonly kind: 'done' }
  | { readonly kind: 'memory' }
  | { readonly kind: 'died'; readonly why: string }

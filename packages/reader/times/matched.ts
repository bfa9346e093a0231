import type { Item, Kind } from './items.js'
import type { Edge, Shift, Unit } from './meaning.js'

/** The items a pattern matched, by kind, and what stands around them. */
export class Matched {
  constructor(
    readonly items: readonly Item[],
    readonly before: Item | undefined,
    readonly after: Item | undefined,
  ) {}
  /** The `n`-th item of a kind, from 0. */
  item(kind: Kind, n = 0): Item | undefined {
    let k = 0
    for (const it of this.items) if (it.kind === kind && k++ === n) return it
    return undefined
  }
  number(kind: Kind, n = 0): number {
    return this.item(kind, n)?.number ?? Number.NaN
  }
  /** A day of month written in figures or as an ordinal. */
  day(n = 0): number {
    let k = 0
    for (const it of this.items) if ((it.kind === 'number' || it.kind === 'ordinal') && k++ === n) return it.number
    return Number.NaN
  }
  get unit(): Unit {
    return (this.item('unit') ?? this.item('units'))!.value as Unit
  }
  get edge(): Edge | undefined {
    const direction = this.item('direction')?.value
    if (direction === 'earlier') return 'before'
    if (direction === 'later') return 'after'
    return this.item('edge')?.value as Edge | undefined
  }
  get shift(): Shift | null {
    return shiftOf(this.item('shift')?.value)
  }
}

const SHIFTS: Readonly<Record<string, Shift>> = {
  last: 'last', previous: 'last', past: 'last', latest: 'last', this: 'this', next: 'next', coming: 'next', following: 'next',
} // biome-ignore format: one line reads better
const shiftOf = (word: string | undefined): Shift | null => SHIFTS[word ?? ''] ?? null

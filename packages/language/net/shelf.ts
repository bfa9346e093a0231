import { hashOf } from '../features/hash.js'
import { plainRows } from './plain-rows.js'
import { behind } from './rooms.js'
import type { Rows } from './rows.js'
import { isShared, type Memory, memoryOf, vectorRows } from './vector-rows.js'

/** Makes bytes, in a room of the shelf that it asks for once, or elsewhere, from where they are copied. */
export type Making = (room: (bytes: number) => Uint8Array) => Uint8Array

/** Where bytes stand that are read alone: put there once, by the first of the threads that have the shelf in common. */
export interface Shelf {
  /** What finds and adds rows of weights that stand here. */
  readonly rows: Rows
  /** The bytes of a name, which begin at a multiple of 16; made where nobody has made them. Nobody writes into them afterwards. */
  keep(name: string, make: Making): Uint8Array
}

/** A shelf that other threads can have too. */
export interface CommonShelf extends Shelf {
  /** A place at the shelf for one more thread; null where none is left or nothing can be had in common. */
  lend(): Lent | null
}

export interface Lent {
  readonly place: Place
  /** Takes the place back when the thread has ended. */
  end(): void
}

/** What a thread takes a shelf by; it can be sent to another. */
export interface Place {
  readonly memory: Memory
  /** The number of the thread's own rooms. */
  readonly lane: number
}

/** Bytes of a shelf with all that a language has, some 34 MB; more of one that threads may be ended at. The machine gives what is written alone. */
const COMMON = 128 << 20
const OWN = 64 << 20

// In the memory stand whole numbers: how many bytes are taken, a mark for each lane, and what is kept; then the lanes, then what is kept.
const TAKEN = 0
const LANE_MARKS = 1
const LANES = 64
const ENTRIES_AT = LANE_MARKS + LANES
const ENTRIES = 32
/** Of an entry: the hash of its name, how far it is, and where its bytes stand. */
const NAME = 0
const STATE = 1
const AT = 2
const LENGTH = 3
const ENTRY = 4
/** Bytes of the rooms of a thread, and where those of the first begin. */
const LANE = 16 << 10
const LANES_FROM = 4096
const KEPT_FROM = LANES_FROM + LANES * LANE

/** How far an entry is. */
const MISSING = 0
const BEGUN = 1
const READY = 2
/** Milliseconds that one thread waits for what another has begun, which takes some 50; a thread that was ended is never done. */
const PATIENCE = 2000

/** A shelf that other threads can have too, where the machine has such memory, or the one of which a place was lent. */
export function commonShelf(lent?: Place): CommonShelf {
  try {
    return onMemory(lent?.memory ?? memoryOf(COMMON, true), lent?.lane)
  } catch {
    return { ...shelf(), lend: () => null }
  }
}

/** A shelf of one's own, with room for so many bytes. */
export function shelf(bytes = OWN): Shelf {
  try {
    return onMemory(memoryOf(KEPT_FROM + bytes, false))
  } catch {
    return plainShelf()
  }
}

function onMemory(memory: Memory, own?: number): CommonShelf {
  const { buffer } = memory
  const numbers = new Int32Array(buffer, 0, LANES_FROM / 4)
  const room = (bytes: number): Uint8Array => {
    const at = KEPT_FROM + Atomics.add(numbers, TAKEN, behind(bytes))
    if (at + bytes > buffer.byteLength) throw new Error('shelf: no room is left')
    return new Uint8Array(buffer, at, bytes)
  }
  const free = (): number => {
    for (let lane = 0; lane < LANES; lane++)
      if (Atomics.compareExchange(numbers, LANE_MARKS + lane, 0, 1) === 0) return lane
    return -1
  }
  const entryOf = (name: string): number => {
    const hash = hashOf(name) || 1
    for (let i = 0; i < ENTRIES; i++) {
      const at = ENTRIES_AT + i * ENTRY
      const before = Atomics.compareExchange(numbers, at + NAME, 0, hash)
      if (before === 0 || before === hash) return at
    }
    throw new Error('shelf: no entry is left')
  }
  const from = LANES_FROM + (own ?? free()) * LANE
  new Uint8Array(buffer, from, LANE).fill(0)
  const settle = (entry: number, state: number): void => {
    Atomics.store(numbers, entry + STATE, state)
    Atomics.notify(numbers, entry + STATE)
  }
  return {
    rows: vectorRows(memory, from, from + LANE),
    keep(name, make) {
      const entry = entryOf(name)
      for (;;) {
        const state = Atomics.compareExchange(numbers, entry + STATE, MISSING, BEGUN)
        if (state === READY) return new Uint8Array(buffer, numbers[entry + AT]!, numbers[entry + LENGTH]!)
        if (state === MISSING || Atomics.wait(numbers, entry + STATE, BEGUN, PATIENCE) === 'timed-out') break
      }
      try {
        let kept = make(room)
        if (kept.buffer !== buffer) {
          const made = kept
          kept = room(made.length)
          kept.set(made)
        }
        numbers[entry + AT] = kept.byteOffset
        numbers[entry + LENGTH] = kept.length
        settle(entry, READY)
        return kept
      } catch (error) {
        settle(entry, MISSING)
        throw error
      }
    },
    lend() {
      const lane = isShared(memory) ? free() : -1
      if (lane < 0) return null
      return { place: { memory, lane }, end: () => void Atomics.store(numbers, LANE_MARKS + lane, 0) }
    },
  }
}

/** A shelf for machines without WebAssembly or without its vectors. */
export function plainShelf(): Shelf {
  const kept = new Map<string, Uint8Array>()
  return {
    rows: plainRows(),
    keep(name, make) {
      const known = kept.get(name)
      if (known) return known
      const made = make((bytes) => new Uint8Array(bytes))
      // Numbers of several bytes are views from multiples of them on.
      const fresh = made.byteOffset % 16 === 0 ? made : Uint8Array.from(made)
      kept.set(name, fresh)
      return fresh
    },
  }
}

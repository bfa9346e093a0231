import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { type CommonShelf, commonShelf, type Place, plainShelf, shelf } from './shelf.js'

describe.each([
  ['of one’s own', () => shelf(1 << 20)],
  ['had in common', () => commonShelf()],
  ['without WebAssembly', () => plainShelf()],
])('a shelf %s', (_, make) => {
  it('keeps what was made first', () => {
    const on = make()
    const first = on.keep('a', (room) => room(3).fill(7))
    expect([...first]).toEqual([7, 7, 7])
    expect(first.byteOffset % 16).toBe(0)
    expect([...on.keep('a', () => new Uint8Array(9))]).toEqual([7, 7, 7])
    expect([...on.keep('b', () => Uint8Array.of(1, 2).subarray(1))]).toEqual([2])
  })

  it('keeps nothing where making fails, and asks again', () => {
    const on = make()
    const failing = () => {
      throw new Error('gone')
    }
    expect(() => on.keep('a', failing)).toThrow('gone')
    expect([...on.keep('a', () => Uint8Array.of(5))]).toEqual([5])
  })
})

describe('a shelf had in common', () => {
  const lent = (on: CommonShelf): Place => on.lend()!.place

  it('has the same bytes for all, and rooms of its own for each', () => {
    const one = commonShelf()
    const two = commonShelf(lent(one))
    const kept = one.keep('a', (room) => room(2).fill(3))
    const same = two.keep('a', () => new Uint8Array(2))
    expect(same.buffer).toBe(kept.buffer)
    expect(same.byteOffset).toBe(kept.byteOffset)
    const mine = one.rows.large(4)
    const theirs = two.rows.large(4)
    expect(Math.abs(mine.at - theirs.at)).toBeGreaterThanOrEqual(16 << 10)
  })

  it('gives places as long as there are some, and again when they were given back', () => {
    const on = commonShelf()
    const places = Array.from({ length: 63 }, () => on.lend()!)
    expect(new Set(places.map((p) => p.place.lane)).size).toBe(63)
    expect(on.lend()).toBeNull()
    const used = commonShelf(places[5]!.place)
    used.rows.large(1).data[0] = 9
    places[5]!.end()
    const again = on.lend()!.place
    expect(again.lane).toBe(places[5]!.place.lane)
    expect(commonShelf(again).rows.large(1).data[0]).toBe(0)
  })

  it('is lent by none that is of one’s own', () => {
    expect((shelf(1 << 20) as CommonShelf).lend()).toBeNull()
  })

  it('waits for what another thread has begun, and does it itself where that one is gone', async () => {
    const on = commonShelf()
    const begun = (at: number, way: string) =>
      new Promise<Worker>((go) => {
        const worker = new Worker(
          `const { workerData: { memory, at, way }, parentPort } = require('node:worker_threads')
           const numbers = new Int32Array(memory.buffer)
           parentPort.postMessage('here')
           if (way === 'done') setTimeout(() => { Atomics.store(numbers, at, 2); Atomics.notify(numbers, at) }, 200)`,
          { eval: true, workerData: { memory: lent(on).memory, at, way } },
        )
        worker.once('message', () => go(worker))
      })
    // Another thread is at it: the state of an entry that was made says so again.
    on.keep('a', () => Uint8Array.of(1))
    const numbers = new Int32Array(lent(on).memory.buffer)
    const at = stateOf(on)
    Atomics.store(numbers, at, 1)
    const other = await begun(at, 'done')
    expect([...on.keep('a', () => Uint8Array.of(2))]).toEqual([1])
    await other.terminate()
    Atomics.store(numbers, at, 1)
    const gone = await begun(at, 'gone')
    await gone.terminate()
    expect([...on.keep('a', () => Uint8Array.of(2))]).toEqual([2])
  }, 30_000)
})

/** Where the state of the first entry stands. */
function stateOf(on: CommonShelf): number {
  const numbers = new Int32Array(on.lend()!.place.memory.buffer, 0, 1024)
  return numbers.findIndex((n, i) => i >= 65 && n === 2)
}

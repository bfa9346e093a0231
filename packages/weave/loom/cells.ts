import { type ArticleNo, articleOf, type Graph, type Loom, type Thing, type Tie } from '@onrecord/format/loom'

/** Scores from which on ties count, one after the other, where with the weaker ones too much would hang together. */
const STEPS = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4, 5]
/** Where even the strongest tie too much together, by the leading bits of the ranks: so many at most. */
const BITS = 24
const RANK_BITS = 53

/** So far around what changed is asked for ahead, unless it is so much. */
const HOPS = 4
const WIDE = 2000

interface Level {
  readonly least: number
  readonly bits: number
}
const LEVELS: readonly Level[] = [
  ...STEPS.map((least) => ({ least, bits: 0 })),
  ...Array.from({ length: BITS }, (_, i) => ({ least: STEPS.at(-1)!, bits: i + 1 })),
]

/** The bounded groups of things to look through anew, and everything that is or was in one of them. */
export interface Recelled {
  /** Things that hang together, of more than one or alone; numbers ascending. */
  readonly cells: readonly (readonly Thing[])[]
  /** Those of them that were cells of the same things before. */
  readonly asBefore: ReadonlySet<readonly Thing[]>
  readonly touched: ReadonlySet<Thing>
}

/**
 * Parts a graph into cells of at most `most` things: what hangs together by ties of at least 0, and where that is more,
 * by stronger ones, until it is no more than that (a single-link dendrogram, cut by size). To which cell a thing belongs
 * depends on what is around it alone, so that only the cells around `dirty` things are looked at. Graphs given together
 * are one. `gone` are articles whose things are not there any more.
 */
export async function recell(
  loom: Loom,
  graphs: readonly Graph[],
  dirty: Iterable<Thing>,
  gone: ReadonlySet<ArticleNo>,
  most: number,
): Promise<Recelled> {
  const shelf = graphs[0]!
  const known = new Map<Thing, readonly Tie[]>()
  const tiesOf = async (things: readonly Thing[]): Promise<void> => {
    const wanted = things.filter((t) => !known.has(t))
    if (wanted.length === 0) return
    const found = new Map<Thing, Tie[]>(wanted.map((t) => [t, []]))
    for (const graph of graphs) for (const tie of await loom.ties(graph, wanted)) found.get(tie.a)!.push(tie)
    for (const [t, ties] of found) known.set(t, ties)
  }
  const touched = new Set<Thing>()
  const done = new Set<Thing>()
  const cells: Thing[][] = []
  const [was, next] = [new Map<Thing, number>(), new Map<Thing, number | null>()]
  let wave = [...dirty]
  const goneCells = await loom.cellsOfArticles(shelf, [...gone])
  for (const t of goneCells.keys()) wave.push(t)
  while (wave.length > 0) {
    const fresh = [...new Set(wave)].filter((t) => !touched.has(t))
    for (const t of fresh) touched.add(t)
    const old = await loom.cellsOf(shelf, fresh)
    for (const [t, cell] of old) was.set(t, cell)
    const more = new Set<Thing>(await loom.inCells(shelf, [...new Set(old.values())]))
    // What they hang together with is asked for in a few large questions, not in many small ones: of themselves always.
    let near: readonly Thing[] = fresh.filter((t) => !gone.has(articleOf(t)))
    for (let hop = 0; hop < HOPS && near.length > 0 && (hop === 0 || near.length < WIDE); hop++) {
      const unknown = [...new Set(near)].filter((t) => !known.has(t))
      await tiesOf(unknown)
      near = unknown.flatMap((t) => known.get(t)!.map((tie) => tie.b))
    }
    for (const t of fresh) {
      if (done.has(t)) continue
      if (gone.has(articleOf(t))) {
        next.set(t, null)
        continue
      }
      const cell = await cellAround(t)
      for (const x of cell) {
        done.add(x)
        more.add(x)
        next.set(x, cell.length > 1 ? cell[0]! : null)
      }
      cells.push(cell)
    }
    wave = [...more].filter((t) => !touched.has(t))
  }
  await loom.putCells(shelf, new Map([...next].filter(([t, cell]) => cell !== (was.get(t) ?? null))))
  // Of a cell that one of its things was in everything has been looked at.
  const sizes = new Map<number, number>()
  for (const cell of was.values()) sizes.set(cell, (sizes.get(cell) ?? 0) + 1)
  const isAsBefore = (cell: readonly Thing[]): boolean =>
    sizes.get(cell[0]!) === cell.length && cell.every((t) => was.get(t) === cell[0])
  return { cells, asBefore: new Set(cells.filter(isAsBefore)), touched }

  async function cellAround(start: Thing): Promise<Thing[]> {
    for (const level of LEVELS) {
      const found = await component(start, level)
      if (found) return found
    }
    return [start]
  }

  async function component(start: Thing, { least, bits }: Level): Promise<Thing[] | null> {
    const found = new Set([start])
    for (let edge: Thing[] = [start]; edge.length > 0; ) {
      await tiesOf(edge)
      const beyond: Thing[] = []
      for (const t of edge)
        for (const tie of known.get(t)!) {
          if (tie.score < least || found.has(tie.b) || !isAlike(tie, bits)) continue
          found.add(tie.b)
          if (found.size > most) return null
          beyond.push(tie.b)
        }
      edge = beyond
    }
    return [...found].sort((a, b) => a - b)
  }
}

// Whether the ranks of both begin with the same bits.
const isAlike = ({ rankA, rankB }: Tie, bits: number): boolean => {
  const width = 2 ** (RANK_BITS - bits)
  return bits === 0 || Math.floor(rankA / width) === Math.floor(rankB / width)
}

import { LEARNED } from './learned.js'

const bases = new Map<string, number>()
const flat: number[] = []
for (const [table, values] of Object.entries(LEARNED)) {
  bases.set(table, flat.length)
  flat.push(...values)
}

/** What each weight says for a day, as a natural logarithm up to a constant. */
export const VALUES: Readonly<Float64Array> = Float64Array.from(flat)

/** Where the weights of a table begin among VALUES. Throws where nothing was learned for it. */
export function table(name: string): number {
  const base = bases.get(name)
  if (base === undefined) throw new Error(`dating: there are no weights for "${name}"`)
  return base
}

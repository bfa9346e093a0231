/** Groups what pairs tie together: union by index, so that the order of the pairs changes nothing. */
export interface Closure {
  join(a: number, b: number): void
  /** The least member of the group of `a`. */
  rootOf(a: number): number
  /** Groups of at least `least` members, each in ascending order, by their first member. */
  groups(least: number): number[][]
}

/** Starts with every one of `size` things in a group of its own. */
export function closure(size: number): Closure {
  const parent = Int32Array.from({ length: size }, (_, i) => i)
  const rootOf = (a: number): number => {
    while (parent[a] !== a) {
      parent[a] = parent[parent[a]!]!
      a = parent[a]!
    }
    return a
  }
  return {
    rootOf,
    join(a, b) {
      const x = rootOf(a)
      const y = rootOf(b)
      if (x !== y) parent[Math.max(x, y)] = Math.min(x, y)
    },
    groups(least) {
      const by = new Map<number, number[]>()
      for (let i = 0; i < size; i++) {
        const root = rootOf(i)
        const group = by.get(root)
        if (group) group.push(i)
        else by.set(root, [i])
      }
      return [...by.values()].filter((g) => g.length >= least)
    },
  }
}

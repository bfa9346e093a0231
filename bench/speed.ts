/** Milliseconds of processor time this process has taken, all its threads together: compiling and collecting count too. */
const clock = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * Words a second of processor time of each reader over the same texts: the median of some rounds, in each of which every
 * reader reads all texts, after one round that is not counted.
 */
export function speeds<Name extends string>(
  readers: Readonly<Record<Name, (text: string) => unknown>>,
  texts: readonly string[],
  words: number,
  rounds: number,
): Record<Name, number> {
  const names = Object.keys(readers) as Name[]
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round <= rounds; round++)
    for (const name of names) {
      const begun = clock()
      for (const text of texts) readers[name](text)
      if (round > 0) taken.get(name)!.push(clock() - begun)
    }
  return Object.fromEntries(names.map((name) => [name, (words / median(taken.get(name)!)) * 1000])) as Record<
    Name,
    number
  >
}

/** The middle one of some numbers. */
export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!

/** For each word and the end, how many commas, quotation marks and verbs stand before it. */
export interface Marks {
  readonly commas: Int32Array
  readonly quotes: Int32Array
  readonly verbs: Int32Array
}

/** Counts the marks of a sentence of `n` words; `tag` gives a word's Penn tag. */
export function countMarks(n: number, tag: (i: number) => string): Marks {
  const commas = new Int32Array(n + 1)
  const quotes = new Int32Array(n + 1)
  const verbs = new Int32Array(n + 1)
  for (let i = 0; i < n; i++) {
    const t = tag(i)
    commas[i + 1] = commas[i]! + (t === ',' || t === ':' ? 1 : 0)
    quotes[i + 1] = quotes[i]! + (t === '``' || t === "''" ? 1 : 0)
    verbs[i + 1] = verbs[i]! + (t.charCodeAt(0) === 0x56 || t === 'MD' ? 1 : 0)
  }
  return { commas, quotes, verbs }
}

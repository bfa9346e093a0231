type Scores = Float64Array | Float32Array | Int32Array

/**
 * The heads of the best tree over the words 1 to `n` under the root 0, by the scores `scores[d * stride + h]` of head `h`
 * for dependent `d` (Chu and Liu 1965, Edmonds 1967); exactly one word hangs on the root. Most often every word's best head
 * makes a tree already. Writes `heads[1]` to `heads[n]`.
 */
export function bestTree(scores: Scores, stride: number, n: number, heads: Int32Array): void {
  let root = 1
  let most = -Infinity
  for (let d = 1; d <= n; d++) {
    const row = d * stride
    let best = 0
    let score = -Infinity
    for (let h = 1; h <= n; h++) {
      if (h !== d && scores[row + h]! > score) {
        best = h
        score = scores[row + h]!
      }
    }
    heads[d] = best
    // On the root hangs the word that gains most, or loses least, by hanging there and not on the best other word.
    const gain = best === 0 ? 0 : scores[row]! - score
    if (gain > most) {
      most = gain
      root = d
    }
  }
  heads[root] = 0
  if (findCycle(heads, n)) spanning(scores, stride, n, root, heads)
}

/** The words of a cycle, or undefined where there is none. */
function findCycle(heads: Int32Array, n: number): number[] | undefined {
  const seen = new Int32Array(n + 1)
  for (let start = 1; start <= n; start++) {
    let at = start
    while (at > 0 && seen[at] === 0) {
      seen[at] = start
      at = heads[at]!
    }
    if (at === 0 || seen[at] !== start) continue
    const cycle = [at]
    for (let next = heads[at]!; next !== at; next = heads[next]!) cycle.push(next)
    return cycle
  }
  return undefined
}
const NEVER = -1e15

/** The best tree where the word on the root is given. */
function spanning(scores: Scores, stride: number, n: number, root: number, heads: Int32Array): void {
  const own = new Float64Array((n + 1) * (n + 1))
  for (let d = 1; d <= n; d++)
    for (let h = 0; h <= n; h++)
      own[d * (n + 1) + h] = h === d || (h === 0) !== (d === root) ? NEVER : scores[d * stride + h]!
  heads.set(contracted(own, n))
}

/** Heads of the best tree by dense scores: the cycle of best heads becomes one word, and so on until there is none. */
function contracted(scores: Float64Array, n: number): Int32Array {
  const m = n + 1
  const heads = new Int32Array(m)
  for (let d = 1; d <= n; d++) {
    let best = d === 1 ? 2 : 1
    if (best > n) best = 0
    for (let h = 0; h <= n; h++) if (h !== d && scores[d * m + h]! > scores[d * m + best]!) best = h
    heads[d] = best
  }
  const cycle = findCycle(heads, n)
  if (!cycle) return heads
  const inside = new Uint8Array(m)
  for (const w of cycle) inside[w] = 1
  const rest: number[] = []
  for (let w = 0; w <= n; w++) if (!inside[w]) rest.push(w)
  const whole = rest.length
  const small = new Float64Array((whole + 1) * (whole + 1)).fill(NEVER)
  const out = new Int32Array(whole)
  const into = new Int32Array(whole)
  rest.forEach((w, i) => {
    if (i > 0)
      rest.forEach((h, j) => {
        small[i * (whole + 1) + j] = scores[w * m + h]!
      })
    let most = -Infinity
    let gain = -Infinity
    for (const c of cycle) {
      if (i > 0 && scores[w * m + c]! > most) {
        most = scores[w * m + c]!
        out[i] = c
        small[i * (whole + 1) + whole] = most
      }
      const change = scores[c * m + w]! - scores[c * m + heads[c]!]!
      if (change > gain) {
        gain = change
        into[i] = c
        small[whole * (whole + 1) + i] = gain
      }
    }
  })
  const smaller = contracted(small, whole)
  for (let i = 1; i < whole; i++) heads[rest[i]!] = smaller[i] === whole ? out[i]! : rest[smaller[i]!]!
  const entry = smaller[whole]!
  heads[into[entry]!] = rest[entry]!
  return heads
}

/** Whether two names are the same but for a slip or two: "McLenney" and "McClenney", "Wines" and "Wimes". */
export function alike(a: string, b: string): boolean {
  if (a === b) return true
  const shorter = Math.min(a.length, b.length)
  if (shorter < 5 || a[0] !== b[0]) return false
  return distance(a.toLowerCase(), b.toLowerCase()) <= (shorter < 7 ? 1 : 2)
}

/** Levenshtein distance, stopped at 3. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const d = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      next.push(d)
      if (d < least) least = d
    }
    if (least > 2) return 3
    row = next
  }
  return row[b.length]!
}

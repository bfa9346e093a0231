import { decodeReference } from '../html/characters.js'
import type { Run, Runs } from '../text/run.js'

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * The text from `from` to `to` with its character references read, as runs that know where they stand. References that XML does not
 * have but HTML does (`&nbsp;`, which feeds are full of) are read too; one that nobody knows stays as it is written.
 */
export function references(text: string, from: number, to: number): Runs {
  const runs: Run[] = []
  let plain = from
  const letters = (end: number) => {
    if (end > plain) runs.push({ value: text.slice(plain, end), from: plain, to: end })
  }
  for (let i = text.indexOf('&', from); i >= 0 && i < to; i = text.indexOf('&', i + 1)) {
    const m = /^&(#\d{1,8}|#x[\da-f]{1,7}|[a-z][\da-z]{1,31});/i.exec(text.slice(i, Math.min(to, i + 34)))
    const value = m ? (PREDEFINED[m[1]!] ?? decodeReference(m[0])) : null
    if (!m || value === null || value === m[0]) continue
    letters(i)
    runs.push({ value, from: i, to: i + m[0].length })
    plain = i + m[0].length
    i = plain - 1
  }
  letters(to)
  return runs
}

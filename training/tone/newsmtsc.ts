import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Span } from '@onrecord/format'

/** A sentence of NewsMTSC, a target in it, and how it speaks of it: 0 badly, 1 neither way, 2 well. */
export interface Judged {
  readonly text: string
  readonly target: Span
  readonly tone: 0 | 1 | 2
}

interface Line {
  readonly sentence_normalized: string
  readonly targets: readonly { readonly from: number; readonly to: number; readonly polarity: number }[]
}

/** Reads a part of NewsMTSC (Hamborg and Donnay 2021), `mt-train`, `mt-dev`, `rw-train` or `rw-dev`. */
export function newsMtsc(shared: string, part: string): Judged[] {
  const path = join(shared, 'data/newsmtsc', `${part}.jsonl.gz`)
  const seen = new Set<string>()
  return gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n').flatMap((line) => {
    const { sentence_normalized: text, targets } = JSON.parse(line) as Line
    return targets.flatMap(({ from, to, polarity }) => {
      const key = `${from} ${to} ${text}`
      if (seen.has(key)) return []
      seen.add(key)
      return [{ text, target: { start: from, end: to }, tone: polarity < 4 ? 0 : polarity > 4 ? 2 : 1 } as const]
    })
  }) // biome-ignore format: one chain
}

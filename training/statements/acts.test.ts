import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { read } from '@onrecord/reader'
import { describe, expect, it } from 'vitest'
import { shared } from '../corpora/shared.js'

const texts = join(shared, 'data/polnear/train/text')

/** Least share of acts that must be right, of the statements that are found. */
const FLOOR = 0.7

// Skipped where the corpora are not beside the repository (../shared, or ONRECORD_SHARED).
describe.skipIf(!existsSync(texts))('acts of articles that were only counted', () => {
  it(`are right for at least ${FLOOR * 100} %`, () => {
    const context = { language: loadEnglish(), knowledge: loadKnowledge(), today: '2017-01-01', explain: false }
    const rows = readFileSync(new URL('./acts.tsv', import.meta.url), 'utf8')
      .split('\n')
      .filter((l) => l !== '' && !l.startsWith('#'))
      .map((l) => l.split('\t') as [string, string, string, string, string])
      .filter((r) => r[4] === 'check')
    let found = 0
    let right = 0
    for (const name of new Set(rows.map((r) => r[0]))) {
      const source = {
        name, uri: name, text: readFileSync(join(texts, `${name}.txt`), 'utf8'), title: null, outlet: null, byline: null, wire: null,
        language: null, published: name.split('_')[1]!, url: null, hints: [], map: null,
      } // biome-ignore format: one line reads better
      const { statements } = read(source, context)
      for (const [article, cue, content, act] of rows) {
        if (article !== name) continue
        const s = statements.find(
          (x) =>
            x.cue.some((c) => c.start <= Number(cue) && Number(cue) < c.end) &&
            x.content.some((c) => c.start <= Number(content) && Number(content) < c.end),
        )
        if (!s) continue
        found++
        if (s.act === act) right++
      }
    }
    expect(found).toBeGreaterThan(100)
    expect(right / found).toBeGreaterThanOrEqual(FLOOR)
  })
})

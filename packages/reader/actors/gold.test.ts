import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Source } from '@onrecord/format'
import { validate } from '@onrecord/format/validate'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { describe, expect, it } from 'vitest'
import { read } from '../read.js'

const shared = process.env.ONRECORD_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url))
const context = { language: loadEnglish(), knowledge: loadKnowledge(), today: '2026-11-22', explain: false }

interface Gold {
  readonly name: string
  readonly published: { readonly from: string }
}

function scores(gold: string, texts: string, dated: boolean): Record<string, number | null> {
  const out: string[] = []
  for (const file of readdirSync(join(shared, gold)).filter((f) => f.endsWith('.json') && f !== 'cross.json')) {
    const { name, published } = JSON.parse(readFileSync(join(shared, gold, file), 'utf8')) as Gold
    const text = readFileSync(join(shared, texts, `${name}.txt`), 'utf8')
    const day = dated ? published.from : null
    const source: Source = { name, uri: file, text, title: null, outlet: null, byline: null, wire: null, language: null, published: day, url: null, hints: [], map: null } // biome-ignore format: one record
    const article = read(source, context)
    expect(validate(article)).toEqual([])
    out.push(JSON.stringify(article))
  }
  const pred = join(mkdtempSync(join(tmpdir(), 'onrecord-')), 'read.jsonl')
  writeFileSync(pred, out.join('\n'))
  const args = ['--gold', join(shared, gold), '--text', join(shared, texts), '--pred', pred, '--json']
  return JSON.parse(execFileSync(process.execPath, [join(shared, 'score/gold.mjs'), ...args], { encoding: 'utf8' }))
}

// Skipped where the annotated articles are not at hand (they are not part of the project).
describe.skipIf(!existsSync(join(shared, 'gold')))('against annotated articles', () => {
  it('speakers and mentions of dated news', () => {
    const found = scores('gold/polnear-dev', 'data/polnear/dev/text', true)
    expect(found.mentions).toBeGreaterThan(0.9)
    expect(found.speakerOfFound).toBeGreaterThan(0.93)
  })
  it('speakers of undated articles', () => {
    expect(scores('gold/seeds', 'seeds', false).speakerOfFound).toBeGreaterThan(0.94)
  })
})

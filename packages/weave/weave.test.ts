import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { describe, expect, test } from 'vitest'
import { linesOf } from './testing/lines.js'
import { markedArticles } from './testing/marked.js'
import { weave } from './weave.js'

const types = {
  'tarn-radio': 'outlet', 'harbour-news': 'outlet', 'north-isles': 'state', 'south-isles': 'state',
} as const // biome-ignore format: one line reads better
const context = { language: loadEnglish(), knowledge: loadKnowledge() }
const folder = fileURLToPath(new URL('cases/', import.meta.url))

// A case names the lines of each kind it is about, all of them; `KIND none` says there is none of a kind.
for (const file of readdirSync(folder).sort()) {
  describe(file, () => {
    for (const source of readFileSync(`${folder}${file}`, 'utf8').split(/^(?=# )/m)) {
      const [title = '', ...rest] = source.split('\n')
      const [given = '', wanted = ''] = rest.join('\n').split('==>\n')
      test(title.slice(2), async () => {
        const expected = wanted.split('\n').filter((l) => l.trim() !== '')
        const kinds = new Set(expected.map((l) => /^[\w-]+/.exec(l)![0]))
        const lines = linesOf(await weave(markedArticles(given, types), context))
        expect(lines.filter((l) => kinds.has(/^[\w-]+/.exec(l)![0]))).toEqual(
          expected.filter((l) => !l.endsWith(' none')).sort(),
        )
      })
    }
  })
}

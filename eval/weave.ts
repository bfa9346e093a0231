import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadArticle } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { partsTold, weave } from '@onrecord/weave'

// Development: weaves read articles (JSON Lines, as `onrecord read` prints them) and writes copies.jsonl, utterances.jsonl,
// occasions.jsonl, differences.jsonl and stories.jsonl, as the scorers across articles want them.
//   npx tsx --conditions=source eval/weave.ts READ.jsonl FOLDER
const [file, folder] = process.argv.slice(2)
if (!file || !folder) throw new Error('weave: wanted: READ.jsonl FOLDER')
const articles = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as ReadArticle)
const context = { language: loadEnglish(), knowledge: loadKnowledge() }
const begun = performance.now()
const woven = await weave(articles, context)
process.stderr.write(`${articles.length} articles woven in ${Math.round(performance.now() - begun)} ms\n`)
mkdirSync(folder, { recursive: true })
for (const [kind, links] of Object.entries({ ...woven, utterances: woven.utterances.map(partsTold) }))
  writeFileSync(join(folder, `${kind}.jsonl`), links.map((link: object) => `${JSON.stringify(link)}\n`).join(''))

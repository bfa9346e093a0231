import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Source } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { read } from '@onrecord/reader'

// Development: reads plain-text files and prints them as `onrecord read` does.
//   npx tsx --conditions=source eval/read.ts [--meta FILE.tsv] [--today DAY] FILE…
const args = process.argv.slice(2)
const take = (flag: string): string | undefined => {
  const i = args.indexOf(flag)
  return i < 0 ? undefined : args.splice(i, 2)[1]
}
const meta = new Map<string, Record<string, string>>()
const table = take('--meta')
if (table) {
  const [head, ...rows] = readFileSync(table, 'utf8')
    .trimEnd()
    .split('\n')
    .map((l) => l.split('\t'))
  for (const r of rows) meta.set(r[0]!, Object.fromEntries(head!.map((h, i) => [h, r[i] ?? ''])))
}
const today = take('--today') ?? new Date().toISOString().slice(0, 10)
const context = { language: loadEnglish(), knowledge: loadKnowledge(), today, explain: false }
const begun = performance.now()
let words = 0
for (const file of args) {
  const name = basename(file).replace(/\.[^.]*$/, '')
  const m = meta.get(name)
  const text = readFileSync(file, 'utf8')
  const source: Source = {
    name,
    uri: file,
    text,
    title: m?.title || null,
    outlet: m?.outlet || null,
    byline: m?.byline ? [m.byline] : null,
    wire: null,
    language: null,
    published: m?.date || null,
    url: null,
    hints: [],
    map: null,
  }
  words += text.split(/\s+/).length
  process.stdout.write(`${JSON.stringify(read(source, context))}\n`)
}
process.stderr.write(`${words} words, ${Math.round((words / (performance.now() - begun)) * 1000)} words/s\n`)

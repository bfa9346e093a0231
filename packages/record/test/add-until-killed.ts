import { open } from '../sqlite/open.js'
import { article, on } from './article.js'

// Puts made-up articles on a record one after the other: `add-until-killed.ts FILE NUMBER`. Says when it begins.
const [file, number] = process.argv.slice(2) as [string, string]
const record = await open(file)
process.stdout.write('begun\n')
for (let i = 0; i < Number(number); i++) {
  const lines = Array.from({ length: 30 }, (_, k) => `Line ${k} of article ${i}, said envoy ${(i * 7 + k) % 40}.`)
  const made = article({
    name: `a${i}`,
    // Every tenth article is a new edition of the one before.
    uri: `a${i % 10 === 9 ? i - 1 : i}.txt`,
    text: lines.join('\n'),
    published: on('2025-01-01'),
    statements: lines.map((content, k) => ({ by: `envoy-${(i * 7 + k) % 40}`, content, about: [`envoy-${k % 5}`] })),
  })
  await record.add(made, { reader: 'r', language: 'l', knowledge: 'k' })
}
await record.close()

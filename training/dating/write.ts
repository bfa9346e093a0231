import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const HEAD = `// What distances to events, terms of office and the like say of an article's day: natural logarithms by table.
// Learned from PolNeAR's training articles with \`npm run train -- dating\`.
`

/** Writes the tables to the reader's \`published/learned.ts\`, three digits a weight. */
export function write(tables: Readonly<Record<string, readonly number[]>>): void {
  const rows = Object.entries(tables).map(([name, values]) => {
    const numbers = values.map((v) => String(Math.round(v * 100) / 100).replace('-0.00', '0'))
    return `  // biome-ignore format: a table a line\n  '${name}': [${numbers.join(', ')}],\n`
  })
  const path = new URL('../../packages/reader/published/learned.ts', import.meta.url)
  writeFileSync(
    fileURLToPath(path),
    `${HEAD}export const LEARNED: Readonly<Record<string, readonly number[]>> = {\n${rows.join('')}}\n`,
  )
}

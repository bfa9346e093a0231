import { open } from '../sqlite/open.js'
import { article } from './article.js'

// What has to be tried in a process of its own, since its limits are a process's: `keeping-child.ts fill|ask FILE`.
const [what, file] = process.argv.slice(2) as [string, string]
const STAMP = { reader: 'r', language: 'l', knowledge: 'k' }
const words = (error: unknown): string =>
  error instanceof Error
    ? `${error.name} ${(error as Error & { code?: string }).code}: ${error.message}`
    : String(error)

const record = await open(file, { create: false })
let added = 0
try {
  if (what === 'ask') {
    const { articles } = await record.counts()
    process.stdout.write(`${articles} articles, ${(await record.search('sign')).length} found; `)
  }
  for (; added < 2000; added++)
    await record.add(article({ name: `fill${added}`, text: `No ${added}. ${'Words that fill. '.repeat(400)}` }), STAMP)
} catch (error) {
  process.stdout.write(`${words(error)}${what === 'fill' ? ` after ${added}` : ''}\n`)
}
await record.close().catch(() => {})

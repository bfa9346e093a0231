import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, expect, it } from 'vitest'
import { run } from './test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-mcp-'))
afterAll(() => rmSync(folder, { recursive: true }))

const built = fileURLToPath(new URL('dist/commands/mcp.js', import.meta.url))
const program = existsSync(built)
  ? [fileURLToPath(new URL('dist/run.js', import.meta.url))]
  : ['--import', 'tsx', '--conditions=source', fileURLToPath(new URL('run.ts', import.meta.url))]

it('an assistant asks over standard input and output, and the process ends with it', async () => {
  const record = join(folder, 'onrecord.db')
  await run(['add', 'examples/archive', '--record', record, '--quiet'])
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [...program, 'mcp', '--record', record],
    stderr: 'pipe',
  })
  const client = new Client({ name: 'test', version: '0' })
  await client.connect(transport)
  const answer = await client.callTool({ name: 'search_statements', arguments: { act: 'promise', limit: 3 } })
  const { statements } = answer.structuredContent as { statements: { words: string; reference: { article: string } }[] }
  expect(statements).toHaveLength(3)
  for (const { words, reference } of statements) {
    expect(words).not.toBe('')
    const { text } = (await client.callTool({ name: 'get_article', arguments: { name: reference.article } }))
      .structuredContent as { text: string }
    expect(text).toContain(words.split(' … ')[0])
  }
  await client.close()
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, InMemoryTransport, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { type OnRecord, open } from '@onrecord/record'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { overHttp } from './http.js'
import { assistant } from './server.js'
import { article, other, woven } from './test/invented.js'

let record: OnRecord
let folder: string
let client: Client
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-mcp-'))
  record = await open(join(folder, 'onrecord.db'))
  for (const each of [article, other]) await record.add(each, { reader: 't', language: 't', knowledge: 't' })
  await record.saveWoven(woven, 'x')
  const [here, there] = InMemoryTransport.createLinkedPair()
  client = new Client({ name: 'test', version: '0' })
  await Promise.all([assistant(record, '0').connect(there), client.connect(here)])
})
afterAll(async () => {
  await client.close()
  await record.close()
  rmSync(folder, { recursive: true })
})

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into, not passed on
const ask = async (name: string, args: Record<string, unknown> = {}): Promise<any> => {
  const answer = await client.callTool({ name, arguments: args })
  expect(JSON.parse((answer.content as { text: string }[])[0]!.text)).toEqual(answer.structuredContent)
  return answer.structuredContent
}

it('every question is listed, reads only, and says what it takes', async () => {
  const { tools } = await client.listTools()
  expect(tools.map((t) => t.name)).toEqual([
    'search_statements', 'search_articles', 'get_article', 'actors', 'stories', 'timeline', 'ledger', 'compare', 'brief',
  ]) // biome-ignore format: one line reads better
  for (const tool of tools) {
    expect(tool.annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false })
    expect(tool.description!.length).toBeGreaterThan(30)
    expect(tool.inputSchema.type).toBe('object')
  }
})

it('a statement comes with its speaker, its words and where they stand', async () => {
  const { total, statements } = await ask('search_statements', { by: 'ilse-brandt' })
  expect(total).toBe(1)
  const [s] = statements
  expect(s).toMatchObject({ speaker: 'Ilse Brandt', act: 'promise', words: 'we will sign' })
  const { article: name, spans, line } = s.reference
  expect([name, line]).toEqual(['a', 1])
  expect(article.text.slice(spans[0].start, spans[0].end)).toBe('we will sign')
})

it('an article comes whole; one that is not on record is said to be missing', async () => {
  const found = await ask('get_article', { name: 'a' })
  expect(found.text).toBe(article.text)
  expect(found.conditions).toMatchObject([{ trigger: 'Sarovia does', consequence: 'we will sign', state: 'open' }])
  expect(await client.callTool({ name: 'get_article', arguments: { name: 'none' } })).toMatchObject({ isError: true })
})

it('ledger, timeline, brief, compare and search answer with references', async () => {
  expect(await ask('ledger', { holder: 'ilse-brandt' })).toMatchObject({
    entries: [{ kind: 'condition', needs: 'Sarovia does', state: 'open', reference: { article: 'a' } }],
  })
  expect((await ask('timeline')).lines[0].quotes[0].reference.article).toBe('a')
  expect((await ask('brief')).stands.length).toBeGreaterThan(0)
  expect(await ask('compare', { a: 'a', b: 'b' })).toMatchObject({ only_a: [{ speaker: 'Ilse Brandt' }] })
  expect(await ask('search_articles', { words: 'harbour' })).toMatchObject({ articles: [{ article: 'b' }] })
  expect(await ask('actors', { words: 'brandt' })).toMatchObject({ actors: [{ id: 'ilse-brandt' }] })
})

it('what a question does not take is refused', async () => {
  expect(await client.callTool({ name: 'search_statements', arguments: { limit: 100_000 } })).toMatchObject({
    isError: true,
  })
})

it('the same question has the same answer, byte for byte', async () => {
  const one = await client.callTool({ name: 'brief', arguments: {} })
  expect(await client.callTool({ name: 'brief', arguments: {} })).toEqual(one)
})

it('over HTTP too', async () => {
  const answer = overHttp(record, '0')
  const http = new Client({ name: 'test', version: '0' })
  const transport = new StreamableHTTPClientTransport(new URL('http://127.0.0.1/mcp'), {
    fetch: (url, init) => answer(new Request(url, init)),
  })
  await http.connect(transport)
  expect((await http.callTool({ name: 'actors', arguments: {} })).structuredContent).toEqual(await ask('actors'))
  await http.close()
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { app } from './app.js'
import { hostile, invented, inventedLinks } from './test/invented.js'
import { recordOf } from './test/record.js'

let kept: Awaited<ReturnType<typeof recordOf>>
beforeAll(async () => {
  kept = await recordOf(invented, inventedLinks)
})
afterAll(() => kept.remove())

const ask = (path: string) =>
  app({ record: kept.record, host: '127.0.0.1', desk: null }).request(path, { headers: { Host: '127.0.0.1:4747' } })

const files = [
  ['jsonl', 'onrecord.jsonl', 'application/x-ndjson', '{"format":"onrecord/1"'],
  ['csv', 'statements.csv', 'text/csv; charset=utf-8', '\ufeffarticle,outlet'],
  ['csv?list=conditions', 'conditions.csv', 'text/csv; charset=utf-8', '\ufeffarticle,outlet'],
  ['parquet?list=actors', 'actors.parquet', 'application/vnd.apache.parquet', 'PAR1'],
  ['xlsx', 'onrecord.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
  ['brief.md', 'brief.md', 'text/markdown; charset=utf-8', '# The record'],
  ['brief.html', 'brief.html', 'text/html; charset=utf-8', '<!doctype html>'],
  ['brief.docx', 'brief.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
] as const
for (const [path, name, media, start] of files)
  it(`/api/export/${path} is a file to save`, async () => {
    const answer = await ask(`/api/export/${path}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe(media)
    expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="${name}"`)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.toString('utf8').startsWith(start)).toBe(true)
  })

it('the page that is taken away runs nothing', async () => {
  const page = await (await ask('/api/export/brief.html')).text()
  expect(page).not.toContain('<script')
  expect(page).toContain(hostile.outlet!.replace(/[<>]/g, (c) => `&#${c.charCodeAt(0)};`))
})

it.each([
  ['/api/export/xls', 400],
  ['/api/export/plover?list=actors', 400],
  ['/api/export/csv?list=actors&by=ilse-brandt', 400],
  ['/api/export/csv?list=ledger&state=gone', 400],
  ['/api/export/csv?list=passages', 400],
  ['/api/export/csv?by=ilse-brandt', 400],
  ['/api/export/csv?list=tables', 400],
  ['/api/export/brief.md?story=none', 404],
])('%s is refused', async (path, status) => {
  expect((await ask(path)).status).toBe(status)
})

it.each([
  ['statements&by=ilse-brandt&act=decline', (r: Row) => r.speaker === 'Ilse Brandt' && r.act === 'decline'],
  [
    'statements&words=talks&outlet=Northern+Post',
    (r: Row) => r.outlet === 'Northern Post' && /talks/.test(String(r.content)),
  ],
  ['ledger&kind=condition', (r: Row) => r.kind === 'condition'],
  ['occasions&several=true', (r: Row) => r.name === inventedLinks.occasions[0]!.name],
  ['articles&words=northern', (r: Row) => r.outlet === 'Northern Post'],
  ['passages&q=tariff', (r: Row) => /tariff/.test(String(r.words))],
] as const)('a list is taken away as it is narrowed: %s', async (list, fits) => {
  // biome-ignore format: a table
  const lines = (await (await ask(`/api/export/jsonl?list=${list}`)).text()).trimEnd().split('\n')
  const rows = lines.map((line) => JSON.parse(line) as Row)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter((row) => !fits(row))).toEqual([])
  const table = await (await ask(`/api/export/csv?list=${list}`)).text()
  expect(table.split('\r\n').length).toBe(rows.length + 2)
})
type Row = Readonly<Record<string, unknown>>

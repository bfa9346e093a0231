import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OnRecord } from '../contract.js'
import { open as openFile } from '../sqlite/open.js'
import { article, on } from '../test/article.js'
import { askingContract } from '../test/asking.js'
import { contract } from '../test/contract.js'
import { decisionsContract } from '../test/decisions.js'
import { identitiesContract } from '../test/identities.js'
import { freePort, hasPostgres, type PostgresServer, postgresServer } from '../test/postgres-server.js'
import { rejectionsContract } from '../test/rejections.js'
import { openPostgres } from './open.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-postgres-test-'))
let server: PostgresServer
let made = 0
beforeAll(async () => {
  if (!hasPostgres) return console.warn('no PostgreSQL here (Debian: postgresql): its tests are skipped')
  server = await postgresServer(['fsync=off'])
}, 60_000)
afterAll(async () => {
  await server?.remove()
  rmSync(folder, { recursive: true })
})

const address = () => server.address(`r${made++}`)
const path = () => join(folder, `${made++}.db`)

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  contract('PostgreSQL', () => openPostgres(address()))
  decisionsContract('PostgreSQL', () => openPostgres(address()))
  identitiesContract('PostgreSQL', () => openPostgres(address()))
  askingContract('PostgreSQL', () => openPostgres(address()))
  rejectionsContract('PostgreSQL', () => openPostgres(address()))
})

const STAMP = { reader: 'r', language: 'l', knowledge: 'k' }
const numbered = (i: number) =>
  article({
    name: `n${i}`,
    text: `Article ${i}: “we will sign ${i}”, said Ilse Brandt.`,
    outlet: i % 2 ? 'Courier' : 'Tribune',
    published: on(`2025-01-${String((i % 28) + 1).padStart(2, '0')}`),
    statements: [{ by: 'ilse-brandt', content: `“we will sign ${i}”` }],
  })

async function filled(record: OnRecord, articles: number): Promise<OnRecord> {
  for (let i = 0; i < articles; i++) await record.add(numbered(i), STAMP)
  return record
}

/** Everything that can be asked, for comparing two. */
async function content(record: OnRecord): Promise<unknown> {
  expect(await record.check()).toEqual([])
  const readings = []
  for await (const reading of record.readings()) readings.push(reading)
  return {
    readings,
    articles: await record.articles({ limit: 1000 }),
    actors: await record.actors(),
    statements: await record.statements({ limit: 1000 }),
    found: (await record.search('sign', { limit: 1000 })).map((h) => h.article).sort(),
    decisions: await record.decisions({ limit: 1000 }),
    digest: (await record.wovenState()).articles,
  }
}

/** One query of an administrator. */
async function administrator(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.address() })
  await client.connect()
  await client.query(sql)
  await client.end()
}

describe.skipIf(!hasPostgres)('opening', () => {
  const refused = (at: string) =>
    openPostgres(at, { create: false }).catch((error) => `${error.code}: ${error.message}`)

  it('names server and remedy in one line, and never the password', async () => {
    const port = await freePort()
    const url = new URL(server.address('nothing_yet'))
    const at = (change: Partial<Pick<URL, 'port' | 'host' | 'hostname' | 'password' | 'username' | 'pathname'>>) =>
      Object.assign(new URL(url), change).href
    const told = [
      await refused(at({ port: String(port) })),
      await refused(at({ hostname: 'nowhere.invalid' })),
      await refused(at({ password: 'wrong' })),
      await refused(at({ password: '' })),
      await refused(at({ pathname: '/nothing' })),
      await refused(url.href),
      await refused('postgres://'),
      await refused(server.address('Not;a%20schema')),
    ]
    expect(told).toEqual([
      expect.stringMatching(/^server: no PostgreSQL answers at 127\.0\.0\.1:\d+: start it, or name another record \(postgres:\/\/onrecord@/), // biome-ignore format: one line
      expect.stringMatching(/^server: there is no machine called nowhere\.invalid: check the address/),
      expect.stringMatching(/^refused: PostgreSQL at .* does not let onrecord in: check user and password/),
      expect.stringMatching(/^refused: PostgreSQL at .* does not let onrecord in: check user and password/),
      expect.stringMatching(/^missing: there is no database nothing on the PostgreSQL at .*: make it with `createdb nothing`/), // biome-ignore format: one line
      expect.stringMatching(/^missing: there is no record at postgres:\/\/onrecord@127\.0\.0\.1:\d+\/postgres\?schema=nothing_yet yet: `onrecord add/), // biome-ignore format: one line
      expect.stringMatching(/^(server|refused): /),
      expect.stringMatching(/^refused: a schema is named in small letters/),
    ])
    for (const line of told) expect(line).not.toMatch(/\n|a:word|a%3Aword|wrong@/)
  })

  it('refuses a newer schema, and a role that may not make tables', async () => {
    const at = address()
    await (await openPostgres(at)).close()
    const schema = new URL(at).searchParams.get('schema')
    await administrator(`update "${schema}".settings set value = '99' where name = 'schema'`)
    expect(await refused(at)).toMatch(/^newer: .* was written by a newer Onrecord .*: update Onrecord$/)
    await administrator(`create role guest login password 'guest'`)
    const guest = Object.assign(new URL(address()), { username: 'guest', password: 'guest' })
    await expect(openPostgres(guest.href)).rejects.toMatchObject({ code: 'refused', message: /guest may not do this/ })
  })

  it('leaves what is not its own alone: it keeps to its schema', async () => {
    await administrator('create table settings (mine text)')
    const record = await openPostgres(server.address('own'))
    await filled(record, 2)
    await record.close()
    await administrator('insert into settings values (1); drop table settings')
  })

  it('several programs open and write a new record at once', async () => {
    const at = address()
    const records = await Promise.all(Array.from({ length: 4 }, () => openPostgres(at)))
    const same = (i: number) => Promise.all(records.map((r) => r.add(numbered(i), STAMP)))
    for (let i = 0; i < 12; i++)
      expect((await same(i)).sort()).toEqual(['added', 'unchanged', 'unchanged', 'unchanged'])
    const one = await openPostgres(address())
    expect(await content(records[0]!)).toEqual(await content(await filled(one, 12)))
    for (const r of [...records, one]) await r.close()
  })
})

describe.skipIf(!hasPostgres)('words', () => {
  it('of a long text are found wherever they stand, phrases over the borders of its pieces too', async () => {
    const record = await openPostgres(address())
    const file = await openFile(path())
    const words = Array.from({ length: 40_000 }, (_, i) => (i % 3 ? `w${i}` : 'the'))
    const text = `${words.join(' ')} it’s O\\'Hara ${'x'.repeat(5000)}`
    for (const r of [record, file]) await r.add(article({ name: 'long', text }), STAMP)
    const phrases = [0, 740, 750, 15_990, 15_998, 16_000, 31_999, 39_990].map(
      (i) => `"${words.slice(i, i + 5).join(' ')}"`,
    )
    const queries = [...phrases, 'w1 w39998', 'w1 nothing', '"w1 w4"', 'w3999*', '"the w3999*"', "o\\'hara", 'x'.repeat(5000)] // biome-ignore format: one line
    for (const query of queries)
      expect([query.slice(0, 40), (await record.search(query)).length]).toEqual([query.slice(0, 40), (await file.search(query)).length]) // biome-ignore format: one line
    expect((await record.search(phrases[5]!)).length).toBe(1)
    await record.close()
    await file.close()
  })

  it('rank what holds them more often first', async () => {
    const record = await openPostgres(address())
    for (const [name, text] of [['b', 'gas and oil and coal'], ['a', 'gas, gas, gas'], ['c', 'oil']] as const) // biome-ignore format: one line
      await record.add(article({ name, text }), STAMP)
    expect((await record.search('gas')).map((h) => h.article)).toEqual(['a', 'b'])
    await record.close()
  })
})

it.skipIf(!hasPostgres)('lists have the order they have in a file', async () => {
  const record = await openPostgres(address())
  const file = await openFile(path())
  const names = ['Zeit', 'Ärzte', 'abc', 'ABC', 'a-b', 'a b', 'ab', '10', '9', 'é', '日本', '~', '_x', 'z']
  for (const r of [record, file])
    for (const name of names)
      await r.add(article({ name, text: `${name} says “yes”.`, outlet: name, statements: [{ by: name, content: '“yes”' }] }), STAMP) // biome-ignore format: one line
  const lists = async (r: OnRecord) => [
    (await r.articles()).map((a) => a.name),
    (await r.outlets()).map((o) => o.outlet),
    (await r.actors()).map((a) => a.id),
    (await r.actors({ words: 'ab' })).map((a) => a.id),
    (await r.statements({ order: 'place' })).map((s) => s.article),
  ]
  expect(await lists(record)).toEqual(await lists(file))
  await record.close()
  await file.close()
})

describe.skipIf(!hasPostgres)('keeping', () => {
  it('a record moves from a file to a server and back', async () => {
    const file = await filled(await openFile(path()), 30)
    await file.add(article({ name: 'odd', text: 'tab\there, line\r\nthere, back\\slash, \\N, “quotes”\u2028.' }), STAMP)
    await file.decide({ kind: 'note', on: { article: 'n3' }, text: 'Look.' }, 'ada')
    await file.decide({ kind: 'correct', on: { article: 'n4', statement: 's1' }, as: { act: 'promise' } } as never, 'ada').catch(() => {}) // biome-ignore format: one line
    const before = await content(file)
    const [copy, again] = [path(), path()]
    await file.backup(copy)
    const record = await filled(await openPostgres(address()), 3)
    await record.restore(copy)
    expect(await content(record)).toEqual(before)
    expect(await record.add(numbered(99), STAMP)).toBe('added')
    await record.restore(copy)
    await record.backup(again)
    const back = await openFile(again, { create: false })
    expect(await content(back)).toEqual(before)
    expect(await back.add(numbered(99), STAMP)).toBe('added')
    await expect(record.backup(again)).rejects.toMatchObject({ code: 'folder' })
    await expect(record.backup(join(folder, 'nowhere', 'b.db'))).rejects.toMatchObject({ code: 'folder' })
    for (const r of [file, record, back]) await r.close()
    expect(readdirSync(folder).filter((f) => /part|restoring/.test(f))).toEqual([])
  })

  it('a backup is of one moment, while the record is written', async () => {
    const record = await filled(await openPostgres(address()), 20)
    const writing = (async () => {
      for (let i = 20; i < 60; i++) await record.add(numbered(i), STAMP)
    })()
    const copies = [path(), path(), path()]
    for (const copy of copies) await record.backup(copy)
    await writing
    for (const copy of copies) {
      const other = await openFile(copy, { create: false })
      expect(await other.check()).toEqual([])
      expect((await other.counts()).articles).toBeGreaterThanOrEqual(20)
      await other.close()
    }
    await record.close()
  })

  it('what is no whole record is not restored, and the record stays', async () => {
    const record = await filled(await openPostgres(address()), 5)
    const before = await content(record)
    const text = path()
    writeFileSync(text, 'no database at all, but long enough to be looked at as one by its first hundred bytes')
    await expect(record.restore(text)).rejects.toMatchObject({ code: 'not-a-record' })
    await expect(record.restore(path())).rejects.toMatchObject({ code: 'missing' })
    expect(await content(record)).toEqual(before)
    await record.close()
  })

  it('everything derived is made anew, and what leaves leaves no row', async () => {
    const record = await filled(await openPostgres(address()), 10)
    const before = await content(record)
    await record.rebuild()
    expect(await content(record)).toEqual(before)
    expect(await record.forget({ outlet: 'Courier' })).toHaveLength(5)
    const one = await openPostgres(address())
    for (let i = 0; i < 10; i += 2) await one.add(numbered(i), STAMP)
    expect(await content(record)).toEqual(await content(one))
    await record.close()
    await one.close()
  })
})

it.skipIf(!hasPostgres)('a server that restarts while articles are added costs none of them', async () => {
  const record = await openPostgres(address())
  let done = 0
  const adding = (async () => {
    for (let i = 0; i < 120; i++) {
      await record.add(numbered(i), STAMP)
      done++
    }
  })()
  for (const how of ['fast', 'immediate'] as const) {
    const from = done
    await expect.poll(() => done, { timeout: 20_000 }).toBeGreaterThan(from + 10)
    await server.stop(how)
    await server.start()
  }
  await adding
  const one = await openPostgres(address())
  expect(await content(record)).toEqual(await content(await filled(one, 120)))
  await record.close()
  await one.close()
})

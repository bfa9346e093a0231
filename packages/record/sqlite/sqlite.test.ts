import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import Database from 'libsql'
import { afterAll, describe, expect, it } from 'vitest'
import type { Tables } from '../shapes/tables.js'
import { parseWords } from '../store/word-query.js'
import { article } from '../test/article.js'
import { askingContract } from '../test/asking.js'
import { contract } from '../test/contract.js'
import { decisionsContract } from '../test/decisions.js'
import { identitiesContract } from '../test/identities.js'
import { rejectionsContract } from '../test/rejections.js'
import { connect } from './connection.js'
import { open } from './open.js'
import { fts5 } from './words.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-'))
let made = 0
const path = () => join(folder, `${made++}.db`)
afterAll(() => rmSync(folder, { recursive: true }))

contract('SQLite', () => open(path()))
decisionsContract('SQLite', () => open(path()))
identitiesContract('SQLite', () => open(path()))
askingContract('SQLite', () => open(path()))
rejectionsContract('SQLite', () => open(path()))

describe('opening a file', () => {
  it('O1 makes folders, or refuses where it shall not', async () => {
    const file = join(folder, 'deep', 'er', 'a.db')
    await expect(open(file, { create: false })).rejects.toMatchObject({ code: 'missing' })
    expect(existsSync(join(folder, 'deep'))).toBe(false)
    await (await open(file)).close()
    await (await open(file, { create: false })).close()
  })

  it('O2 refuses a newer schema in one line', async () => {
    const file = path()
    await (await open(file)).close()
    const db = new Database(file)
    db.exec("update settings set value = '99' where name = 'schema'")
    db.close()
    await expect(open(file)).rejects.toMatchObject({
      code: 'newer',
      message: expect.stringMatching(/^[^\n]*update Onrecord$/),
    })
  })

  it('O3 leaves what is no record as it is', async () => {
    const text = path()
    writeFileSync(
      text,
      'not a database, but long enough to be looked at as one by its first hundred bytes, or so it seems',
    )
    await expect(open(text)).rejects.toMatchObject({ code: 'not-a-record' })
    const other = path()
    const db = new Database(other)
    db.exec('create table mine (a)')
    db.close()
    const before = readFileSync(other)
    await expect(open(other)).rejects.toMatchObject({ code: 'not-a-record' })
    expect(readFileSync(other)).toEqual(before)
  })

  it('O3 says so where a folder stands in the way', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(open(join(folder, 'file', 'a.db'))).rejects.toMatchObject({ code: 'folder' })
    mkdirSync(join(folder, 'taken.db'))
    await expect(open(join(folder, 'taken.db'))).rejects.toMatchObject({ code: 'folder' })
  })

  // Root may write everywhere.
  it.skipIf(process.getuid?.() === 0)('O3 says so where the folder may not be written', async () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed)
    chmodSync(closed, 0o500)
    await expect(open(join(closed, 'a.db'))).rejects.toMatchObject({ code: 'folder' })
  })

  it('two programs may write by turns', async () => {
    const file = path()
    const [one, two] = [await open(file), await open(file)]
    const stamp = { reader: 'r', language: 'l', knowledge: 'k' }
    const add = (record: typeof one, name: string) => record.add(article({ name, text: name }), stamp)
    await Promise.all(Array.from({ length: 20 }, (_, i) => add(i % 2 ? one : two, `n${i}`)))
    expect((await one.counts()).articles).toBe(20)
    expect(await two.check()).toEqual([])
    await one.close()
    await two.close()
  })
})

describe('the index of words', () => {
  it('W5 several frequent words are looked for among what came last, a rare one everywhere', async () => {
    const { dialect } = connect(path())
    const db = new Kysely<Tables>({ dialect })
    await fts5.create(db)
    await db.schema
      .createTable('statements')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .execute()
    const many = 200_000
    await sql`insert into statements values (${many})`.execute(db)
    const texts = Array.from({ length: many }, (_, i) => ({
      id: i + 1,
      text: i === 7 ? 'boats late rare' : 'boats late',
    }))
    await db.transaction().execute((trx) => fts5.put(trx, 'statements', texts))
    const held = async (words: string, since: number) => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${fts5.holding('statements', parseWords(words), many, since)} as held`.execute(db) // biome-ignore format: a query
      return rows[0]?.n
    }
    const since = await fts5.since(db, 'statements', parseWords('boats late'))
    expect(since).toBe(49_850)
    expect(await held('boats late', since)).toBe(many - since + 1)
    for (const words of ['boats', 'boats rare', 'boats*'])
      expect(await fts5.since(db, 'statements', parseWords(words))).toBe(0)
    expect(await held('boats rare', 0)).toBe(1)
    await db.destroy()
  })

  it('W5 frequent words do not weigh beside a rarer one, and must be there', async () => {
    const { dialect } = connect(path())
    const db = new Kysely<Tables>({ dialect })
    await fts5.create(db)
    const texts = ['boats boats boats', 'boats late', 'boats late late late']
    await fts5.put(db, 'articles', texts.map((text, i) => ({ id: i + 1, text }))) // biome-ignore format: one line
    const [boats, late] = [parseWords('boats'), parseWords('late')]
    const { rows } = await sql<{ id: number }>`select id from ${fts5.ranked([...boats, ...late], late)} as found order by score`.execute(db) // biome-ignore format: a query
    expect(rows.map((r) => r.id)).toEqual([3, 2])
    const within = await sql<{ id: number }>`select id from ${fts5.latest(boats, 5, { first: 2, last: 2 })} as found`.execute(db) // biome-ignore format: a query
    expect(within.rows.map((r) => r.id)).toEqual([2])
    await db.destroy()
  })
})

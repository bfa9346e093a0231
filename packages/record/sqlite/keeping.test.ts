import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'libsql'
import { afterAll, describe, expect, it } from 'vitest'
import { article } from '../test/article.js'
import { content, filled, numbered, STAMP } from '../test/filled.js'
import { open } from './open.js'
import { repair } from './repair.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-keeping-'))
chmodSync(folder, 0o755)
let made = 0
const path = () => join(folder, `${made++}.db`)
afterAll(() => rmSync(folder, { recursive: true }))

const inFiles = (file: string, words: string): boolean =>
  ['', '-wal'].some((end) => existsSync(file + end) && readFileSync(file + end).includes(words))

describe('a check', () => {
  it('is of one moment, while the record is written', async () => {
    const file = path()
    const record = await filled(file, 5)
    const other = await open(file, { create: false })
    let written = false
    const writing = (async () => {
      for (let i = 5; i < 45; i++) await record.add(numbered(i), STAMP)
      written = true
    })()
    const found: string[] = []
    let checks = 0
    for (; !written; checks++) found.push(...(await other.check()))
    await writing
    expect(found).toEqual([])
    expect(checks).toBeGreaterThan(1)
    await other.close()
    await record.close()
  })
})

describe('backup and restore', () => {
  it('M1 a backup is of one moment, while the record is written', async () => {
    const record = await filled(path(), 20)
    const writing = (async () => {
      for (let i = 20; i < 60; i++) await record.add(numbered(i), STAMP)
    })()
    const copies = [path(), path(), path()]
    for (const copy of copies) await record.backup(copy)
    await writing
    for (const copy of copies) {
      const other = await open(copy, { create: false })
      expect(await other.check()).toEqual([])
      expect((await other.counts()).articles).toBeGreaterThanOrEqual(20)
      await other.close()
    }
    await expect(record.backup(copies[0]!)).rejects.toMatchObject({ code: 'folder' })
    await expect(record.backup(join(folder, 'nowhere', 'b.db'))).rejects.toMatchObject({ code: 'folder' })
    expect(readdirSync(folder).filter((f) => f.endsWith('.part'))).toEqual([])
    await record.close()
  })

  it('M2 what is restored is what was backed up, for everybody who has the record open', async () => {
    const file = path()
    const record = await filled(file, 12)
    await record.decide({ kind: 'note', on: { article: 'n3' }, text: 'Look.' }, 'ada')
    const other = await open(file)
    const before = await content(record)
    const copy = path()
    await record.backup(copy)
    for (let i = 12; i < 30; i++) await record.add(numbered(i), STAMP)
    await record.forget({ outlet: 'Courier' })
    expect(await other.search('sign')).toHaveLength(15)
    await record.restore(copy)
    expect(await content(record)).toEqual(before)
    expect(await content(other)).toEqual(before)
    await other.add(numbered(99), STAMP)
    expect((await record.search('99')).map((h) => h.article)).toEqual(['n99'])
    await record.close()
    await other.close()
  })

  it('M3 what is no whole record is not restored, and the record stays', async () => {
    const record = await filled(path(), 5)
    const before = await content(record)
    const text = path()
    writeFileSync(text, 'no database at all, but long enough to be looked at as one by its first hundred bytes')
    await expect(record.restore(text)).rejects.toMatchObject({ code: 'not-a-record' })
    await expect(record.restore(path())).rejects.toMatchObject({ code: 'missing' })
    const copy = path()
    await record.backup(copy)
    const db = new Database(copy)
    db.exec("delete from statements where name = 's1' and article = 2")
    db.close()
    await expect(record.restore(copy)).rejects.toMatchObject({ code: 'damaged' })
    expect(await content(record)).toEqual(before)
    expect(readdirSync(folder).filter((f) => f.includes('restoring'))).toEqual([])
    await record.close()
  })
})

describe('leaving by rule', () => {
  it('M5 by day, outlet and story, without a trace', async () => {
    const file = path()
    const record = await open(file)
    for (let i = 0; i < 20; i++) await record.add(numbered(i, i % 2 ? `xylophone${i}q` : 'lute'), STAMP)
    await record.add(article({ name: 'undated', text: 'No day, xylophones.' }), STAMP)
    await record.add(numbered(1, 'a second edition without the instrument'), STAMP)
    const [statement] = await record.statements({ article: 'n3' })
    await record.decide({ kind: 'confirm', article: 'n3', statement: statement!.id }, 'ada')
    const rule = { before: '2025-01-11', outlet: 'Courier' }
    expect(await record.forgettable(rule)).toEqual(['n1', 'n3', 'n5', 'n7', 'n9'])
    expect(await record.forget(rule)).toEqual(['n1', 'n3', 'n5', 'n7', 'n9'])
    expect(await record.forget(rule)).toEqual([])
    expect(await record.search('xylophone3q')).toEqual([])
    expect((await record.search('xylophone*')).map((h) => h.article).sort()).toEqual(['n11', 'n13', 'n15', 'n17', 'n19', 'undated']) // biome-ignore format: one line
    // The third is what a decision quotes, which stays.
    for (const i of [1, 5, 7, 9]) expect(inFiles(file, `xylophone${i}q`)).toBe(false)
    expect(inFiles(file, 'xylophone13q')).toBe(true)
    expect((await record.decisions({ unplaced: true })).length).toBe(1)
    expect(await record.check()).toEqual([])
    // It may come back, and the decision finds it again.
    expect(await record.add(numbered(3, 'xylophone3q'), STAMP)).toBe('added')
    expect(await record.decisions({ unplaced: true })).toEqual([])
    await expect(record.forget({})).rejects.toThrow('names a day, an outlet or a story')
    await record.close()
  })

  it('M6 what is removed for good is in no byte of the files', async () => {
    const file = path()
    const record = await open(file)
    for (let i = 0; i < 10; i++) await record.add(numbered(i, i === 4 ? 'a zither player told us' : ''), STAMP)
    const start = numbered(4, 'a zither player told us').text.indexOf('zither')
    await record.decide({ kind: 'add', article: 'n4', statement: { content: [{ start, end: start + 13 }] } }, 'ada')
    await record.decide(
      { kind: 'note', on: { article: 'n4', spans: [{ start, end: start + 6 }] }, text: 'The zither?' },
      'ada',
    )
    expect(inFiles(file, 'zither')).toBe(true)
    await record.decide({ kind: 'remove', article: 'n4', reason: 'a source to protect' }, 'ada')
    expect(inFiles(file, 'zither')).toBe(false)
    expect(await record.check()).toEqual([])
    await record.close()
    expect(inFiles(file, 'zither')).toBe(false)
  })
})

describe('power loss', () => {
  it('M7 after every stretch of the log that reached the disk the record is whole', { timeout: 120_000 }, async () => {
    const file = path()
    const record = await filled(file, 3)
    const log = () => statSync(`${file}-wal`).size
    const begun = log()
    for (let i = 3; i < 15; i++) await record.add(numbered(i), STAMP)
    await record.decide({ kind: 'reject', article: 'n5', statement: 's1' }, 'ada')
    await record.forget({ outlet: 'Nobody' })
    const whole = log()
    const [db, wal] = [path(), path()]
    copyFileSync(file, db)
    copyFileSync(`${file}-wal`, wal)
    await record.close()
    let least = 0
    for (let k = 0; k <= 60; k++) {
      const cut = path()
      copyFileSync(db, cut)
      copyFileSync(wal, `${cut}-wal`)
      const at = begun + Math.floor(((whole - begun) * k) / 60)
      truncateSync(`${cut}-wal`, at)
      // The last sector may hold anything.
      if (k % 2 && at > 512) scribble(`${cut}-wal`, at - 512, 512)
      const after = await open(cut)
      expect(await after.check()).toEqual([])
      const { articles } = await after.counts()
      expect(articles).toBeGreaterThanOrEqual(least)
      least = k % 2 ? least : articles
      for await (const reading of after.readings()) expect(reading).toEqual(numbered(Number(reading.name.slice(1))).name === reading.name ? expect.anything() : null) // biome-ignore format: one line
      await after.close()
    }
    expect(least).toBe(15)
  })

  it('M8 while the log is written back, any pages may have reached the disk', async () => {
    const file = path()
    const record = await filled(file, 3)
    const db = new Database(file)
    db.prepare('pragma wal_checkpoint(truncate)').all()
    const old = readFileSync(file)
    for (let i = 3; i < 18; i++) await record.add(numbered(i), STAMP)
    const log = readFileSync(`${file}-wal`)
    const expected = await content(record)
    db.prepare('pragma wal_checkpoint(full)').all()
    const full = readFileSync(file)
    db.close()
    await record.close()
    for (let seed = 1; seed <= 12; seed++) {
      const torn = path()
      const pages = Buffer.from(full)
      for (let p = 0; p * 4096 < full.length; p++)
        if ((p * 7919 + seed * 104729) % 13 < seed && (p + 1) * 4096 <= old.length)
          old.copy(pages, p * 4096, p * 4096, (p + 1) * 4096)
      writeFileSync(torn, pages)
      writeFileSync(`${torn}-wal`, log)
      const after = await open(torn)
      expect(await content(after)).toEqual(expected)
      await after.close()
    }
  })
})

function scribble(file: string, at: number, length: number): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(length, 0xa5), 0, length, at)
  closeSync(handle)
}

/** Runs test/keeping-child.ts in a process of its own, with limits that only a process can have. */
function inChild(args: readonly string[], { uid, shell }: { readonly uid?: number; readonly shell?: string } = {}) {
  const script = fileURLToPath(new URL('../test/keeping-child.ts', import.meta.url))
  const command = [process.execPath, '--import', 'tsx', '--conditions=source', script, ...args]
  const options = { encoding: 'utf8' as const, ...(uid !== undefined && { uid, gid: uid }), env: { ...process.env, HOME: tmpdir(), TMPDIR: tmpdir() } } // biome-ignore format: one line
  const ran = shell
    ? spawnSync('/bin/bash', ['-c', `${shell}; exec "$@"`, 'bash', ...command], options)
    : spawnSync(command[0]!, command.slice(1), options)
  return { out: ran.stdout.trim(), err: ran.stderr }
}

describe('a disk that is full, or cannot be written', () => {
  it('M9 what does not fit is refused in one line, what is there stays, and goes on when there is room', async () => {
    const file = path()
    await (await filled(file, 5)).close()
    const kilobytes = Math.ceil(statSync(file).size / 1024) + 160
    // A file that may grow no further is what a full disk is to the program.
    const { out } = inChild(['fill', file], { shell: `trap '' XFSZ; ulimit -f ${kilobytes}` })
    expect(out).toMatch(/^RecordError (full|disk): [^\n]+ after \d+$/)
    const added = Number(/\d+$/.exec(out)![0])
    const record = await open(file)
    expect(await record.check()).toEqual([])
    expect((await record.counts()).articles).toBe(5 + added)
    await record.add(numbered(500), STAMP)
    await record.close()
  })

  it('M10 a record that cannot be written can be asked, and says so when it is written', async () => {
    const place = join(folder, 'fixed')
    mkdirSync(place)
    const file = join(place, 'a.db')
    await (await filled(file, 5)).close()
    chmodSync(file, 0o444)
    chmodSync(place, 0o555)
    const { out, err } = inChild(['ask', file], process.getuid?.() === 0 ? { uid: 65534 } : {})
    chmodSync(place, 0o755)
    expect(out, err).toMatch(/^5 articles, 5 found; RecordError read-only: [^\n]*cannot be written/)
  })
})

describe('repair', () => {
  it('M11 everything derived is made anew', async () => {
    const file = path()
    const record = await filled(file, 12)
    await record.decide({ kind: 'correct', article: 'n2', statement: 's1', change: { act: 'warn' } }, 'ada')
    await record.decide({ kind: 'actor-rename', actor: 'ilse-brandt', name: 'Ilse von Brandt' }, 'ada')
    const before = await content(record)
    await record.close()
    const db = new Database(file)
    db.exec(`delete from statements where article % 3 = 0; delete from mentions where article = 4; update actors set statements = 99; update articles set statements = 7 where id = 5; insert into articles_words(articles_words) values ('delete-all')`) // biome-ignore format: one line
    db.close()
    const broken = await open(file)
    expect((await broken.check()).length).toBeGreaterThan(2)
    await broken.close()
    expect(await repair(file)).toEqual(['12 articles laid out anew from their readings, with 2 decisions'])
    const whole = await open(file)
    expect(await content(whole)).toEqual(before)
    await whole.close()
  })

  it('M12 of a damaged file everything that can be read is taken over', { timeout: 120_000 }, async () => {
    const sound = path()
    const record = await filled(path(), 40)
    await record.decide({ kind: 'note', on: { article: 'n2' }, text: 'Look.' }, 'ada')
    await record.backup(sound)
    await record.close()
    const pages = statSync(sound).size / 4096
    let [tried, recovered] = [0, 0]
    for (let page = 0; page < pages; page += 5) {
      const file = path()
      copyFileSync(sound, file)
      scribble(file, page * 4096, 4096)
      tried += 40
      try {
        await repair(file)
      } catch (error) {
        // Without the first page nothing can be told apart; the file is left as it is.
        expect(error).toMatchObject({ name: 'RecordError' })
        expect(existsSync(`${file}.damaged`)).toBe(false)
        continue
      }
      const whole = await open(file)
      expect(await whole.check()).toEqual([])
      for await (const { name, text } of whole.readings()) expect(text).toBe(numbered(Number(name.slice(1))).text)
      recovered += (await whole.counts()).articles
      await whole.close()
    }
    // Of a file this small a page may be all that leads to a table's rows.
    expect(recovered / tried).toBeGreaterThan(0.6)
  })

  it('M13 what holds nothing is told so, and left as it is', async () => {
    const file = path()
    writeFileSync(file, Buffer.alloc(20_000, 0x5a))
    await expect(repair(file)).rejects.toMatchObject({ code: 'damaged' })
    expect(statSync(file).size).toBe(20_000)
    expect(readdirSync(folder).filter((f) => f.includes('repairing'))).toEqual([])
    await expect(repair(path())).rejects.toMatchObject({ code: 'missing' })
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, expect, it } from 'vitest'
import { content, filled, numbered, STAMP } from '../test/filled.js'
import { open } from './open.js'
import { packText, unpackText, withTexts } from './packed-text.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-tidy-'))
afterAll(() => rmSync(folder, { recursive: true }))

it.each([
  ['nothing', ''],
  ['what is short', 'é'],
  ['what repeats itself', 'a promise. '.repeat(400)],
  ['several scripts', '“Київ” — 東京 🙂 '.repeat(200)],
])('a text is given back as it was: %s', (_, text) => {
  expect(unpackText(packText(text))).toBe(text)
  expect(withTexts([{ text: packText(text) }])).toEqual([{ text }])
})

it('M14 what grew piece by piece, and what an older program wrote, is laid out better and says the same', async () => {
  const file = join(folder, 'a.db')
  const record = await filled(file, 12)
  for (let i = 12; i < 20; i++) await record.add(numbered(i, 'They were asked about it again and again. '.repeat(20)), STAMP) // biome-ignore format: one line
  const before = await content(record)
  await record.close()

  const db = new Database(file)
  const texts = db.prepare('select article, text from readings').all() as { article: number; text: string }[]
  expect(texts.some(({ text }) => typeof text !== 'string')).toBe(true)
  for (const { article, text } of texts)
    db.prepare('update readings set text = ? where article = ?').run(unpackText(text), article)
  const pieces = () => db.prepare('select count(distinct segid) as n from statements_words_idx').all() as { n: number }[] // biome-ignore format: one line
  const inWords = () =>
    db.prepare(`select count(*) as n from readings where typeof(text) = 'text'`).all() as { n: number }[]
  expect(pieces()[0]!.n).toBeGreaterThan(4)
  expect(inWords()[0]!.n).toBe(20)

  const again = await open(file)
  expect(await content(again)).toEqual(before)
  const told: string[] = []
  await again.tidy((line) => told.push(line))
  expect(told.join('\n')).toMatch(/pieces of the words of statements/)
  expect(await content(again)).toEqual(before)
  expect(pieces()).toEqual([{ n: 1 }])
  expect(inWords()[0]!.n).toBeLessThan(20)
  // Nothing is left to do, and it goes on being added to.
  await again.tidy((line) => told.push(line))
  expect(told).toHaveLength(2)
  await again.add(numbered(20), STAMP)
  expect(await again.countStatements({ words: 'sign' })).toBe(21)
  await again.close()
  db.close()
})

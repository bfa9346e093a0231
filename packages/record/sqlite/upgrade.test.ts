import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, expect, it } from 'vitest'
import { content, filled } from '../test/filled.js'
import { open } from './open.js'
import { unpackText } from './packed-text.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-upgrade-'))
let made = 0
const path = () => join(folder, `${made++}.db`)
afterAll(() => rmSync(folder, { recursive: true }))

/** Makes a record what the first version of its schema was. */
function toFirstSchema(file: string): void {
  const db = new Database(file)
  for (const table of [
    'decisions',
    'decision_anchors',
    'decision_actors',
    'removals',
    'originals',
    'rejected_sources',
    'rejections',
    'unidentified',
    'appearances',
    'bearers',
    'name_rules',
    'identities',
    'open_keys',
    'tallies',
    'loom_keys',
    'loom_sheets',
    'loom_ties',
    'loom_cells',
    'loom_made',
    'loom_under',
    'loom_due',
    'totals',
    'article_days',
    'said_days',
    'said_stretches',
    'outlet_counts',
    'actor_words',
    'link_tallies',
  ])
    db.exec(`drop table ${table}`)
  for (const index of [
    'articles_text_digest',
    'articles_newest_url',
    'articles_days',
    'statements_worth',
    'statements_decided',
    'statements_reach',
    'statements_reach_act',
    'statements_narrow',
    'statements_outlet_narrow',
    'events_reach',
    'mentions_actor_day',
  ])
    db.exec(`drop index ${index}`)
  for (const [table, column] of [
    ['statements', 'worth'],
    ['statements', 'reach'],
    ['events', 'reach'],
    ['mentions', 'day_from'],
  ])
    db.exec(`alter table ${table} drop column ${column}`)
  for (const index of ['days', 'told', 'state', 'is', 'due']) db.exec(`drop index links_${index}`)
  for (const column of ['day_from', 'day_to', 'told', 'is', 'state', 'holder', 'due'])
    db.exec(`alter table links drop column "${column}"`)
  db.exec(
    `create table parts_before as select actor, role, day_from, tie, ord, statement from parts where role <> 'pair'`,
  )
  db.exec('drop table parts')
  db.exec('alter table parts_before rename to parts')
  db.exec(
    'create index parts_actor_role_day_from_tie_ord_statement on parts(actor, role, day_from, tie, ord, statement)',
  )
  db.exec('create index parts_statement_role_actor on parts(statement, role, actor)')
  db.exec('create index statements_outlet_day_from_tie_ord on statements(outlet, day_from, tie, ord)')
  db.exec('create index mentions_actor_article on mentions(actor, article)')
  db.exec('alter table articles drop column text_digest')
  db.exec('alter table readings drop column decided')
  const texts = db.prepare('select article, text from readings').all() as { article: number; text: string }[]
  const unpack = db.prepare('update readings set text = ? where article = ?')
  for (const { article, text } of texts) unpack.run(unpackText(text), article)
  db.exec(`update settings set value = '1' where name = 'schema'`)
  db.close()
}

it('M4 an older record is brought up to date, with a copy of it first', async () => {
  const file = path()
  const record = await filled(file, 9)
  const before = await content(record)
  await record.close()
  toFirstSchema(file)
  const lines: string[] = []
  const told = (line: string) => void lines.push(line)
  const again = await open(file, { told })
  expect(lines).toEqual([expect.stringMatching(/\.db was brought from schema 1 to \d+ in \d+\.\d s$/)])
  expect(await content(again)).toEqual(before)
  await again.decide({ kind: 'confirm', article: 'n1', statement: 's1' }, 'ada')
  await again.close()
  await (await open(file, { told })).close()
  expect(lines).toHaveLength(1)
  const copy = `${file}.before-schema-2`
  const db = new Database(copy, { readonly: true })
  expect(db.prepare(`select value from settings where name = 'schema'`).all()).toEqual([{ value: '1' }])
  db.close()
  // A backup of an older program is brought up to date when it is restored, and stays as it is.
  const third = await open(path())
  await third.restore(copy)
  expect(await content(third)).toEqual(before)
  await third.close()
})

it('M4 an older record is not copied where there is a backup elsewhere', async () => {
  const file = path()
  const record = await filled(file, 9)
  const before = await content(record)
  await record.close()
  toFirstSchema(file)
  const again = await open(file, { copy: false })
  expect(await content(again)).toEqual(before)
  await again.close()
  expect(existsSync(`${file}.before-schema-2`)).toBe(false)
})

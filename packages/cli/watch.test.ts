import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from './test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-watch-'))
const record = join(folder, 'onrecord.db')
const ask = (...args: string[]) => run([...args, '--record', record])
beforeAll(async () => {
  await ask('add', 'examples/archive', '--quiet')
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

it('a watch is kept, told of in the digest, and taken away', async () => {
  expect((await ask('watch')).err).toContain('nothing is watched')
  expect((await ask('watch', 'add', 'Promises')).code).toBe(2)
  await ask('watch', 'add', 'Promises', '--act', 'promise')
  expect((await ask('watch', '--json')).out).toBe('{"name":"Promises","act":"promise"}\n')
  const all = JSON.parse((await ask('digest', '--since', '2000', '--until', '2100', '--json')).out)
  const watched = JSON.parse(
    (await ask('digest', '--since', '2000', '--until', '2100', '--watch', 'Promises', '--json')).out,
  )
  expect(all.articles.length).toBeGreaterThan(5)
  expect(watched.statements.length).toBeGreaterThan(0)
  expect(watched.statements.every((s: { statement: { act: string } }) => s.statement.act === 'promise')).toBe(true)
  expect((await ask('digest', '--since', '2000', '--watch', 'Other')).code).toBe(2)
  expect((await ask('digest', '--since', '2000', '--watch', 'Promises')).out).toMatch(/^# Promises, 2000-01-01 to /)
  await ask('watch', 'remove', 'Promises')
  expect((await ask('watch', '--json')).out).toBe('')
})

it('days without anything give an empty digest, not an error', async () => {
  const { code, out } = await ask('digest', '--since', '1990-01-01', '--until', '1990-01-02')
  expect([code, out]).toEqual([0, '# The record, 1990-01-01 to 1990-01-02\n\n0 articles, 0 statements.\n'])
})

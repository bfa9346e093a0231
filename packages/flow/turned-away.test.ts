import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from '@onrecord/record'
import { afterAll, expect, it } from 'vitest'
import { retry } from './retry.js'
import { taker } from './take.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-turned-'))
afterAll(() => rmSync(folder, { recursive: true }))
const nowhere = async function* () {}
const means = { file: nowhere, address: nowhere }

it('what was handed over is tried again from the bytes that are kept, as the article it would have been', async () => {
  const record = await open(join(folder, 'a.db'))
  const take = taker(record)
  const bad = Buffer.from('{"name":"one","text":"Said one."}\nnot json\n')
  const report = await take([{ name: 'two.jsonl', bytes: bad }, { name: 'good.txt', bytes: Buffer.from('“Yes,” she said.\n') }], { outlet: 'Courier' }) // biome-ignore format: one line
  expect(report).toMatchObject({ added: 2, problems: [{ severity: 'error' }] })
  const rows = await record.rejected()
  expect(rows).toMatchObject([{ kind: 'handed-over', file: 'two.jsonl', place: 'line 2', said: { outlet: 'Courier' } }])
  expect(Buffer.from((await record.rejectedBytes(rows[0]!.source))!)).toEqual(bad)
  expect(await retry(rows, means, { record, threads: 0 })).toMatchObject({ added: 0, unchanged: 1 })
  expect(await record.rejected()).toMatchObject([{ times: 2 }])
  await record.close()
}, 60_000)

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { open } from './open.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-kill-'))
afterAll(() => rmSync(folder, { recursive: true }))
const script = fileURLToPath(new URL('../test/add-until-killed.ts', import.meta.url))
const ARTICLES = 300

/** Adds, and is killed so many ms after it has begun; never where none are given. Gives whether it came to its end. */
function addTo(file: string, killedAfter?: number): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', script, file, String(ARTICLES)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (killedAfter !== undefined) child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), killedAfter))
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)))
}

async function contentOf(file: string): Promise<unknown> {
  const record = await open(file)
  try {
    expect(await record.check()).toEqual([])
    const readings = []
    for await (const reading of record.readings()) readings.push(reading)
    return { readings, actors: await record.actors(), digest: (await record.wovenState()).articles }
  } finally {
    await record.close()
  }
}

it('A6 killed at twenty moments, then added again: the same record as without', { timeout: 600_000 }, async () => {
  const [whole, killed] = [join(folder, 'whole.db'), join(folder, 'killed.db')]
  await addTo(whole)
  let interrupted = 0
  // Adding all takes about a second: what is on record already goes by fast, so that each run gets further.
  for (let i = 0; i < 20; i++) {
    if (!(await addTo(killed, Math.random() * 120))) interrupted++
    await contentOf(killed)
  }
  await addTo(killed)
  expect(interrupted).toBeGreaterThan(0)
  expect(await contentOf(killed)).toEqual(await contentOf(whole))
})

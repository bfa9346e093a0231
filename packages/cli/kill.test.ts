import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { run } from './test/run.js'

// ONRECORD_KILL_ARTICLES=300 takes that many PolNeAR articles instead of a few, and minutes instead of one.
const shared = process.env.ONRECORD_SHARED ?? '../shared'
const news = join(shared, 'data/polnear/train/text')
const number = Number(process.env.ONRECORD_KILL_ARTICLES ?? 30)
const KILLS = 20

const folder = mkdtempSync(join(tmpdir(), 'onrecord-kill-'))
afterAll(() => rmSync(folder, { recursive: true }))

const built = fileURLToPath(new URL('dist/run.js', import.meta.url))
const program = existsSync(built)
  ? [built]
  : ['--import', 'tsx', '--conditions=source', fileURLToPath(new URL('run.ts', import.meta.url))]

/** Adds, and is killed after so many ms; never where none are given. Gives the signal it died of, else its exit code, and how long it ran. */
function addTo(
  record: string,
  files: readonly string[],
  killedAfter?: number,
): Promise<[NodeJS.Signals | number | null, number]> {
  const begun = performance.now()
  const child = spawn(process.execPath, [...program, 'add', ...files, '--record', record, '--quiet'], {
    stdio: 'ignore',
  })
  const timer = killedAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killedAfter)
  return new Promise((resolve) =>
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      resolve([signal ?? code, performance.now() - begun])
    }),
  )
}

// Without the corpus the sample archive has to do.
const files = existsSync(news) ? readdirSync(news).sort().slice(0, number).map((f) => join(news, f)) : ['examples/archive'] // biome-ignore format: one line

it('an add that is killed twenty times and run again gives the record of one that is not', async () => {
  const [whole, killed] = [join(folder, 'whole.db'), join(folder, 'killed.db')]
  const [code, took] = await addTo(whole, files)
  expect(code).toBe(0)
  const moments: number[] = []
  // Each run goes on where the last was killed, so a moment of the whole's is spread over all of them.
  for (let i = 0; i < KILLS; i++) {
    const moment = 300 + Math.random() * Math.max(1200, took / 6)
    const [ended] = await addTo(killed, files, moment)
    if (ended === 'SIGKILL') moments.push(moment)
  }
  expect((await addTo(killed, files))[0]).toBe(0)
  const ask = (record: string, ...args: string[]) => run([...args, '--record', record])
  expect(moments.length).toBeGreaterThan(0)
  expect((await ask(killed, 'export')).out === (await ask(whole, 'export')).out).toBe(true)
  expect((await ask(killed, 'actors', '--json')).out === (await ask(whole, 'actors', '--json')).out).toBe(true)
  expect((await ask(killed, 'doctor', '--json')).out).toContain('"whole"')
}, 1_200_000)

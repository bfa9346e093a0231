import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { run } from './test/run.js'
import { addressOf } from './test/serving.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-together-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

const program = ['--import', 'tsx', '--conditions=source', fileURLToPath(new URL('run.ts', import.meta.url))]

function start(args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [...program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.resume()
  children.push(child)
  return child
}

/** Resolves with the exit code and what was told of errors. */
function ended(child: ChildProcess): Promise<readonly [number | null, string]> {
  let told = ''
  child.stderr!.on('data', (part) => {
    told += part
  })
  return new Promise((done) => child.once('close', (code) => done([code, told])))
}

it('two adds at once while the record is served: the record of one add, and every question answered', async () => {
  const [alone, shared] = [join(folder, 'alone.db'), join(folder, 'shared.db')]
  const files = ['examples/archive', '--meta', 'examples/articles.csv', '--quiet', '--threads', '0']
  expect((await run(['add', ...files, '--record', alone])).code).toBe(0)
  expect((await run(['add', 'examples/archive/npa.jsonl', '--quiet', '--record', shared, '--link-later'])).code).toBe(0)

  const serving = start(['serve', '--port', '0', '--no-open', '--record', shared])
  const url = await addressOf(serving)
  const adding = [1, 2].map(() => ended(start(['add', ...files, '--record', shared])))
  let [busy, answers] = [true, 0]
  const asking = (async () => {
    while (busy) {
      const answer = await fetch(`${url}/api/statements?limit=50`)
      expect(answer.status).toBe(200)
      await answer.json()
      answers++
      await new Promise((later) => setTimeout(later, 50))
    }
  })()
  expect(await Promise.all(adding)).toEqual([[0, ''], [0, '']]) // biome-ignore format: one line
  busy = false
  await asking
  expect(answers).toBeGreaterThan(3)
  serving.kill('SIGTERM')
  expect((await ended(serving))[0]).toBe(0)

  const lines = async (record: string, ...args: string[]) => (await run([...args, '--record', record])).out.split('\n')
  for (const what of [['export'], ['actors', '--json'], ['utterances', '--json'], ['occasions', '--json'], ['stories', '--json']]) // biome-ignore format: one line
    expect(await lines(shared, ...what)).toEqual(await lines(alone, ...what))
  expect((await lines(shared, 'doctor', '--json')).join('\n')).toMatch(/"up to date"[\s\S]*"whole"/)
}, 600_000)

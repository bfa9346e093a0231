import { fork, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Limits } from '../limits/limits.js'
import { openRoom, openSources } from '../node.js'
import { isProblem } from '../problem.js'

const folder = mkdtempSync(join(tmpdir(), 'room-'))
const page = (paragraphs: number) =>
  `<html><body><article><h1>Talks</h1>${'<p>Negotiators <b>met</b> in Varn on Sunday, officials said, and agreed to meet again.</p>'.repeat(paragraphs)}`
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const small = file('small.html', page(3))
const heavy = file('heavy.html', page(120_000))

const reader = fileURLToPath(new URL('../test/read-in-room.mjs', import.meta.url))

async function readAll(files: readonly string[], limits: Partial<Limits>) {
  const room = openRoom({ limits })
  const items: string[] = []
  for (const f of files)
    for await (const item of openSources(f, { limits }, room.aside))
      items.push(isProblem(item) ? `! ${item.problem}` : item.name)
  await room.close()
  return items
}

describe('a room', () => {
  it('gives what reading here gives', async () => expect(await readAll([small, small], {})).toEqual(['small', 'small']))
  it('serves many documents without gathering listeners', async () => {
    const warned: string[] = []
    const warn = (w: Error) => warned.push(w.message)
    process.on('warning', warn)
    expect(await readAll(Array(30).fill(small), {})).toHaveLength(30)
    await new Promise((go) => setImmediate(go))
    process.off('warning', warn)
    expect(warned).toEqual([])
  })
  it('is closed on a document that takes too long, and opened for the next', async () => {
    expect(await readAll([small, heavy, small], { seconds: 6 })).toEqual(['small', '! time-limit', 'small'])
  })
  it('is closed on a document that takes too much memory, and opened for the next', async () => {
    expect(await readAll([small, heavy, small], { megabytes: 48 })).toEqual(['small', '! memory-limit', 'small'])
  })
  // Glyphs as wide as each other up to number 2^53: a list that no engine holds. In a thread it took the whole program along.
  it('is closed on what ends a whole process, and opened for the next', async () => {
    const pdf = readFileSync(new URL('../fixtures/page.pdf', import.meta.url), 'latin1')
    const widths = /528 529 443\.84766/
    expect(pdf).toMatch(widths)
    const bad = join(folder, 'widths.pdf')
    writeFileSync(bad, pdf.replace(widths, '528 9007199254740992 443.84766'), 'latin1')
    expect(await readAll([bad, small], { megabytes: 512 })).toEqual(['! memory-limit', 'small'])
  })
  it.each([
    ['when it reads', [], 'small\n'],
    ['when it is closed', ['close'], 'small\nclosed\n'],
  ])('is waited for by a program that has nothing else to do, %s', (_, close, told) => {
    const args = ['--conditions=source', reader, small, ...close]
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect([status, stdout]).toEqual([0, told])
  })
  it.skipIf(!existsSync('/proc/self'))('ends with whoever opened it, also in the midst of a document', async () => {
    const reading = fork(reader, [heavy], { execArgv: ['--conditions=source'], silent: true })
    const room = await new Promise<number>((told) => reading.once('message', (pid) => told(Number(pid))))
    await new Promise((go) => setTimeout(go, 500))
    reading.kill('SIGKILL')
    for (let i = 0; i < 100 && existsSync(`/proc/${room}`); i++) await new Promise((go) => setTimeout(go, 50))
    expect(existsSync(`/proc/${room}`)).toBe(false)
  })
  it('is closed when who listens stops, and opened for the next', async () => {
    const entry =
      '<item><title>Talks</title><description>Negotiators met in Varn on Sunday, officials said.</description></item>'
    const feed = file('feed.xml', `<rss version="2.0"><channel>${entry.repeat(2000)}</channel></rss>`)
    const room = openRoom()
    for await (const _ of openSources(feed, {}, room.aside)) break
    let n = 0
    for await (const _ of openSources(feed, {}, room.aside)) n++
    await room.close()
    expect(n).toBe(2000)
  })
})

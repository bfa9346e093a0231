import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-disk-'))
const disk = join(folder, 'disk')
const record = join(disk, 'onrecord.db')
mkdirSync(disk)
const mount = (...args: string[]) => spawnSync('mount', args, { stdio: 'ignore' }).status === 0

// A disk of its own, which only root may make.
const isOwn =
  process.platform === 'linux' && process.getuid?.() === 0 && mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk)
const mounted = isOwn ? [disk] : []
const resized = (to: string) => mount('-o', `remount,${to}`, disk)
afterAll(() => {
  for (const place of mounted) spawnSync('umount', ['-l', place])
  rmSync(folder, { recursive: true, force: true })
})

const ask = (...args: string[]) => run([...args, '--record', record])
const add = (to: string) =>
  run(['add', 'examples/archive', '--meta', 'examples/articles.csv', '--threads', '0', '--record', to])
const exported = async (from: string) => (await run(['export', '--record', from])).out
const onRecord = async () => (await ask('articles', '--json')).out.split('\n').filter(Boolean).length

describe.skipIf(!isOwn)('a disk of its own (root alone can make one: skipped elsewhere)', () => {
  const whole = join(folder, 'whole.db')
  beforeAll(async () => {
    expect((await add(whole)).code).toBe(0)
  }, 120_000)

  it('fills up: one line, what is there stays whole; with more room the same command goes on', async () => {
    const sizes = ['300k', '600k', '900k']
    let before = 0
    for (const size of sizes) {
      expect(resized(`size=${size}`)).toBe(true)
      const { code, err } = await add(record)
      expect([size, code]).toEqual([size, 3])
      expect(err.trimEnd().split('\n').at(-1)).toMatch(/^onrecord: .*(disk is full|disk failed|cannot be opened)/)
      if (!(await ask('articles')).err.includes('no record')) {
        const now = await onRecord()
        expect(now).toBeGreaterThanOrEqual(before)
        before = now
        expect((await ask('doctor')).out).toMatch(
          /store +(whole|cannot be read.*(disk is full|disk failed|cannot be opened))/,
        )
      }
      const { code: failed, err: line } = await ask('backup', join(disk, 'copy.db'))
      if (failed !== 0) expect(line.trimEnd().split('\n')).toHaveLength(1)
      rmSync(join(disk, 'copy.db'), { force: true })
    }
    expect(resized('size=50m')).toBe(true)
    expect((await add(record)).code).toBe(0)
    expect(await exported(record)).toBe(await exported(whole))
  }, 300_000)

  it('cannot be written: it can be asked, and says so when it is added to', async () => {
    const still = join(folder, 'still')
    mkdirSync(still)
    expect(mount('-t', 'tmpfs', '-o', 'size=50m', 'tmpfs', still)).toBe(true)
    mounted.push(still)
    const record = join(still, 'onrecord.db')
    const ask = (...args: string[]) => run([...args, '--record', record])
    copyFileSync(whole, record)
    expect(mount('-o', 'remount,ro', still)).toBe(true)
    expect(await exported(record)).toBe(await exported(whole))
    const { code, err } = await run([
      'add',
      'examples/archive',
      '--outlet',
      'Other',
      '--threads',
      '0',
      '--record',
      record,
    ])
    expect([code, err.trimEnd().split('\n').at(-1)]).toEqual([3, expect.stringMatching(/cannot be written/)])
    expect((await ask('doctor')).out).toMatch(/read only/)
    expect(mount('-o', 'remount,rw', still)).toBe(true)
    expect((await ask('doctor')).out).not.toMatch(/read only/)
  }, 120_000)
})

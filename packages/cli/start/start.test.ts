import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cacheFolder } from './folder.js'
import { type Kept, readKept, writeKept } from './kept-code.js'
import { loaderOf } from './load.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-start-'))
afterAll(() => rmSync(folder, { recursive: true }))

it.each([
  ['linux', { XDG_CACHE_HOME: '/c', HOME: '/h' }, '/c/onrecord'],
  ['linux', { HOME: '/h' }, '/h/.cache/onrecord'],
  ['linux', { XDG_CACHE_HOME: 'c', HOME: '/h' }, '/h/.cache/onrecord'],
  ['linux', {}, undefined],
  ['darwin', { XDG_CACHE_HOME: '/c', HOME: '/h' }, '/h/Library/Caches/onrecord'],
  ['win32', { LOCALAPPDATA: '/l' }, '/l/onrecord/Cache'],
  ['win32', { HOME: '/h' }, undefined],
] as const)('what may be lost lies on %s with %j in %s', (platform, env, expected) => {
  expect(cacheFolder(env, platform)).toBe(expected)
})

describe('kept code', () => {
  const part = (name: string, bytes: number) => ({
    name, written: 1.5, characters: bytes, code: Buffer.alloc(bytes, name),
  }) // biome-ignore format: a part at a glance
  const kept: Kept = { ways: ['', '--by --json'], parts: [part('a.js', 1000), part('b.js', 3), part('c.js', 77)] }
  const file = join(folder, 'code', 'v1', 'statements')

  it('is read as it was written, each part where the engine takes it as it is', () => {
    writeKept(file, kept)
    expect(readKept(file)).toEqual(kept)
    for (const { code } of readKept(file)!.parts) expect(code.byteOffset % 8).toBe(0)
    expect(readdirSync(join(folder, 'code', 'v1'))).toEqual(['statements'])
  })

  it('is not taken where it is missing, cut off, damaged or something else', () => {
    const whole = readFileSync(file)
    expect(readKept(join(folder, 'none'))).toBeNull()
    for (const bytes of [0, 3, 4, 60, whole.length - 100]) {
      writeFileSync(file, whole)
      truncateSync(file, bytes)
      expect(readKept(file)).toBeNull()
    }
    const sector = Buffer.from(whole)
    sector.fill(0, 512, 1024)
    for (const other of [sector, Buffer.alloc(5000, 0xa5), Buffer.from('{}')]) {
      writeFileSync(file, other)
      expect(readKept(file)).toBeNull()
    }
    writeKept(file, kept)
    expect(readKept(file)).toEqual(kept)
  })

  it('of other versions is let go of, but for two', () => {
    for (let version = 2; version < 9; version++) writeKept(join(folder, 'code', `v${version}`, 'who'), kept)
    expect(readdirSync(join(folder, 'code'))).toHaveLength(3)
    expect(readKept(join(folder, 'code', 'v8', 'who'))).toEqual(kept)
  })

  it('is not kept, without a word, where it can’t be', () => {
    writeFileSync(join(folder, 'file'), '')
    writeKept(join(folder, 'file', 'v1', 'who'), kept)
    expect(readKept(join(folder, 'file', 'v1', 'who'))).toBeNull()
    mkdirSync(join(folder, 'locked'))
    chmodSync(join(folder, 'locked'), 0o500)
    expect(() => writeKept(join(folder, 'locked', 'v1', 'who'), kept)).not.toThrow()
  })
})

describe('files of a program', () => {
  const program = join(folder, 'program')
  const files = {
    'run.js': `const { two } = require('./two.js'); exports.sum = () => two() + 1; exports.file = __filename; exports.late = () => require('./late.js').late`,
    'two.js': `exports.two = () => 2; exports.join = require('node:path').join`,
    'late.js': `exports.late = 'late'; exports.fails = () => { throw new Error('here') }`,
  }
  mkdirSync(program)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(program, name), text)
  const loaded = (kept: Kept | null) => {
    const loader = loaderOf(program, kept)
    return { loader, run: loader.load('run.js') as { sum(): number; file: string; late(): string } }
  }

  it('load each other once, and with kept code the next time', () => {
    const first = loaded(null)
    expect([first.run.sum(), first.run.file, first.loader.isMore()]).toEqual([3, join(program, 'run.js'), true])
    expect(first.loader.load('two.js')).toBe(first.loader.load('two.js'))
    const kept = { ways: [], parts: first.loader.code() }
    expect(kept.parts.map((p) => p.name)).toEqual(['run.js', 'two.js'])
    const second = loaded(kept)
    expect([second.run.sum(), second.loader.isMore()]).toEqual([3, false])
    expect([second.run.late(), second.loader.isMore()]).toEqual(['late', true])
  })

  it('say where they are when something goes wrong', () => {
    const { fails } = loaded(null).loader.load('late.js') as { fails(): void }
    let stack = ''
    try {
      fails()
    } catch (error) {
      stack = (error as Error).stack!
    }
    expect(stack).toContain(`${join(program, 'late.js')}:1:`)
  })

  it('are taken as they are now where they are not what they were', () => {
    const parts = loaded(null).loader.code()
    writeFileSync(join(program, 'two.js'), `exports.two = () => 4; exports.join = require('node:path').join`)
    const { run, loader } = loaded({ ways: [], parts: parts.map((p) => ({ ...p })) })
    expect([run.sum(), loader.isMore()]).toEqual([5, true])
  })
})

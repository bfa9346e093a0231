import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { run } from './test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-config-'))
afterAll(() => rmSync(folder, { recursive: true }))
let made = 0
/** A file of settings, and the environment that names it. */
const saying = (text: string) => {
  const file = join(folder, `${made++}.yaml`)
  writeFileSync(file, text)
  return { file, env: { ONRECORD_CONFIG: file } }
}
const shown = async (env: Record<string, string>) => {
  const { out } = await run(['config', '--json'], { env })
  const rows = out.trimEnd().split('\n').map((l) => JSON.parse(l) as { name: string; value: string | null; where: string | null }) // biome-ignore format: one line
  return (name: string) => rows.find((r) => r.name === name)
}

it('flags win over the environment, the environment over the file, the file over what the command has', async () => {
  const record = join(folder, 'from-file.db')
  const { file, env } = saying(`# a newsroom’s\nrecord: from-file.db\nport: 5000\nthreads: 0\nmax-size: 2\n`)
  const config = await shown({ ...env, ONRECORD_PORT: '6000' })
  expect(config('record')).toMatchObject({ value: record, where: `${file}, line 2` })
  expect(config('port')).toMatchObject({ value: '6000', where: '$ONRECORD_PORT' })
  expect(config('host')).toMatchObject({ value: null, where: null })

  const doctor = async (args: string[], more = {}) => (await run(['doctor', ...args], { env: { ...env, ...more } })).out
  expect(await doctor([])).toContain(`${record} (none yet`)
  expect(await doctor([], { ONRECORD_RECORD: '/env.db' })).toContain('/env.db (none yet')
  expect(await doctor(['--record', '/flag.db'], { ONRECORD_RECORD: '/env.db' })).toContain('/flag.db (none yet')
  const data = saying('data: kept').env
  expect((await run(['doctor'], { env: data })).out).toContain(`${join(folder, 'kept', 'onrecord.db')} (none yet`)
  expect((await run(['doctor'], { env: { ...data, ONRECORD_DATA: '/other' } })).out).toContain('/other/onrecord.db')

  // A limit of a file holds, and a flag wins over it.
  const long = join(folder, 'long.txt')
  writeFileSync(long, 'Talks. “We will sign,” Ilse Brandt said. '.repeat(70_000))
  expect(await run(['read', long], { env })).toMatchObject({ code: 1, err: expect.stringMatching(/larger than the limit of 2 MB/) }) // biome-ignore format: one line
  expect((await run(['read', long, '--max-size', '1'], { env })).err).toMatch(/limit of 1 MB/)
  expect((await run(['read', long], { env: { ...env, ONRECORD_MAX_SIZE: '0.5' } })).err).toMatch(
    /limit of 524288 bytes/,
  )
})

it('onrecord.yaml in this folder wins over one’s own, setting by setting', async () => {
  const [here, home] = [join(folder, 'here'), join(folder, 'home')]
  mkdirSync(here)
  mkdirSync(join(home, 'onrecord'), { recursive: true })
  writeFileSync(join(here, 'onrecord.yaml'), 'port: 5001\n')
  writeFileSync(join(home, 'onrecord', 'onrecord.yaml'), 'port: 5002\nhost: "::1"\nallow-private: true\n')
  const before = process.cwd()
  process.chdir(here)
  try {
    const config = await shown({ XDG_CONFIG_HOME: home })
    expect(config('port')).toMatchObject({
      value: '5001',
      where: expect.stringMatching(/here\/onrecord.yaml, line 1$/),
    })
    expect(config('host')).toMatchObject({ value: '::1', where: expect.stringMatching(/home\/onrecord\/onrecord.yaml, line 2$/) }) // biome-ignore format: one line
    expect(config('allow-private')).toMatchObject({ value: 'yes' })
  } finally {
    process.chdir(before)
  }
})

const WRONG: readonly (readonly [string, string, RegExp])[] = [
  ['a setting there is none of', 'record: a.db\nprot: 80\n', /line 2: there is no setting “prot”, did you mean “port”\?; `onrecord config` lists them/],
  ['no value', 'host:\n', /line 1: “host” wants one value: address the desk listens on/],
  ['more than one value', 'host: [a, b]\n', /line 1: “host” wants one value/],
  ['no list of settings', '- a\n- b\n', /line 1: this is no list of settings/],
  ['no YAML', 'record: "a\nport: 5', /line \d: .*; write “name: value”, one a line/],
  ['a setting said twice', 'port: 1\nport: 2\n', /line 2: .*unique/i],
] // biome-ignore format: a table
it.each(WRONG)('%s is told with file, line and remedy', async (_, text, line) => {
  const { file, env } = saying(text)
  const { code, err } = await run(['articles'], { env })
  expect([code, err.startsWith(`onrecord: ${file}, line`), err.trimEnd().includes('\n')]).toEqual([2, true, false])
  expect(err).toMatch(line)
  expect((await run(['config'], { env })).code).toBe(2)
})

it('values that are none are told with who said them', async () => {
  const { file, env } = saying('port: many\nopen: perhaps\n')
  expect((await run(['serve'], { env })).err).toBe(
    `onrecord: ${file}, line 1: port cannot be “many”. Write a whole number.\n`,
  )
  expect((await run(['serve', '--port', '1'], { env })).err).toMatch(/line 2: open is yes or no, not “perhaps”/)
  expect((await run(['serve'], { env: { ONRECORD_LOG_LEVEL: 'loud' } })).err).toMatch(/\$ONRECORD_LOG_LEVEL: log-level cannot be “loud”. Allowed choices are/) // biome-ignore format: one line
  expect((await run(['articles'], { env: { ONRECORD_CONFIG: join(folder, 'none.yaml') } })).err).toMatch(/none.yaml can’t be read \(ENOENT\)/) // biome-ignore format: one line
})

it('the desk does not open with secrets that others can read, or that are none', async () => {
  const record = join(folder, 'desk.db')
  writeFileSync(join(folder, 'a.txt'), '“Yes,” she said.')
  await run(['add', join(folder, 'a.txt'), '--record', record])
  const token = join(folder, 'token')
  const serve = (...args: string[]) => run(['serve', '--port', '0', '--record', record, ...args])
  writeFileSync(token, 'x'.repeat(40), { mode: 0o644 })
  expect(await serve('--token-file', token)).toMatchObject({ code: 2, err: expect.stringMatching(/anybody on this machine may read .*chmod 600/) }) // biome-ignore format: one line
  writeFileSync(join(folder, 'short'), 'short', { mode: 0o600 })
  expect((await serve('--token-file', join(folder, 'short'))).err).toMatch(/16 characters or more/)
  expect((await serve('--tls-cert', token)).err).toMatch(/go together/)
  expect((await serve('--behind', 'desk')).err).toMatch(/the address people open/)
  expect((await serve('--host', '0.0.0.0')).err).toMatch(/reached from other machines: give --token-file/)
})

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-names-'))
afterAll(() => rmSync(folder, { recursive: true }))
const hosts = join(folder, 'hosts')
writeFileSync(hosts, '')
/** Runs a line in a network of its own, where a public address is this machine and names are what `hosts` says. */
const apart = (line: string) =>
  spawnSync('unshare', ['-rnm', 'sh', '-c', `ip link set lo up && ip addr add 93.184.215.14/32 dev lo && mount --bind '${hosts}' /etc/hosts && ${line}`], { encoding: 'utf8' }) // biome-ignore format: one line
const isApart = process.platform === 'linux' && apart('true').status === 0

describe.skipIf(!isApart)('in a network of its own (skipped where the system makes none)', () => {
  it('what is public is fetched; what leads inside by a redirect or a name that turns is not even asked', () => {
    const program = fileURLToPath(new URL('test/turning-names.mjs', import.meta.url))
    const { stdout, stderr } = apart(`exec '${process.execPath}' --conditions=source '${program}' '${hosts}'`)
    expect(stderr.replace(/.*Warning.*\n|\(Use `node.*\n/g, '')).toBe('')
    const { outside, toPublic, toLoopback, toName, toSix, before, turned } = JSON.parse(stdout)
    expect([outside, toPublic, before].map((got) => got.answer)).toEqual(['page', 'page', 'page'])
    for (const [got, path] of [[toLoopback, '/to-loopback'], [toName, '/to-name'], [toSix, '/to-six']] as const) // biome-ignore format: one line
      expect(got).toEqual({ answer: expect.stringMatching(/private network: not fetched/), asked: [`outside.example:8000${path}`] }) // biome-ignore format: one line
    expect(turned).toEqual({ answer: expect.stringMatching(/turning\.example is 127\.0\.0\.1, an address of a private network/), asked: [] }) // biome-ignore format: one line
  }, 60_000)
})

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './test/run.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-actors-'))
const env = { ONRECORD_RECORD: join(folder, 'sample.db'), ONRECORD_BY: 'Ada' }
const shown = async (name: string) => JSON.parse((await run(['actors', 'show', name, '--json'], { env })).out)

beforeAll(async () => {
  await run(['actors', 'import', 'examples/actors.yaml', '--quiet'], { env })
  const files = ['examples/archive/courier-2025-01-14.txt', 'examples/archive/tribune-2025-01-16.txt']
  const meta = ['--meta', 'examples/articles.csv', '--quiet', '--threads', '0']
  expect(await run(['add', ...files, ...meta], { env })).toMatchObject({ code: 0 })
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('actors', () => {
  it('are shown with their names, offices, mentions and how sure each is', async () => {
    const brandt = await shown('Brandt')
    expect(brandt).toMatchObject({ id: 'ilse-brandt', name: 'Ilse Brandt', type: 'person' })
    expect(brandt.offices[0]).toMatchObject({ role: 'foreign minister', of: 'averland' })
    expect(brandt.articles.map((a: { article: string }) => a.article)).toEqual(
      expect.arrayContaining(['courier-2025-01-14', 'tribune-2025-01-16']),
    )
    for (const { names } of brandt.articles)
      for (const n of names) if (n.score !== null) expect(n.score).toBeGreaterThan(0.7)
    expect(brandt.statements.length).toBeGreaterThan(0)
  })

  it('are renamed, merged and split, and stay so when all is read again', async () => {
    expect(await run(['actors', 'rename', 'Brandt', 'Ilse Maria Brandt'], { env })).toMatchObject({ code: 0 })
    expect(await run(['actors', 'merge', 'ilse-brandt', 'Hellgren', '--json'], { env })).toMatchObject({ code: 0 })
    const split = ['actors', 'split', 'Koval', 'Another Koval', 'tribune-2025-01-16']
    expect(await run(split, { env })).toMatchObject({ code: 0 })
    const more = join(folder, 'more.yaml')
    writeFileSync(more, `${readFileSync('examples/actors.yaml', 'utf8')}\n- name: Somebody Else\n`)
    await run(['actors', 'import', more, '--quiet'], { env })
    expect((await run(['reread'], { env })).err).toContain('2 read again')
    expect((await shown('ilse-brandt')).name).toBe('Ilse Maria Brandt')
    expect((await run(['actors', 'show', 'tomas-hellgren', '--json'], { env })).code).toBe(2)
    expect((await shown('Another Koval')).articles.map((a: { article: string }) => a.article)).toEqual([
      'tribune-2025-01-16',
    ])
  })

  it('need somebody who decides', async () => {
    const { code, err } = await run(['actors', 'rename', 'Dravic', 'Anton'], {
      env: { ONRECORD_RECORD: env.ONRECORD_RECORD },
    })
    expect([code, err]).toEqual([2, expect.stringContaining('--by')])
  })
})

describe('who', () => {
  it.each([
    ['the Kremlin leader', '2024-10-24', 'vladimir-putin'],
    ['the Kremlin leader', '2010-05-01', 'dmitry-medvedev'],
    ['the UN chief', '2015-03-01', 'ban-ki-moon'],
    ['Washington', '2024-10-24', 'united-states'],
  ])('%s on %s is %s', async (phrase, day, id) => {
    const { out } = await run(['who', phrase, '--on', day, '--json'], { env })
    expect(JSON.parse(out.split('\n')[0]!)).toMatchObject({ id, on: day })
  })

  it.each([
    ['Sharpton', 'al-sharpton', 'family name'],
    ['the Kremlin', 'russia', undefined],
    ['Kremlin', 'russia', 'metonym'],
    ['Norwegians', 'norway', 'people'],
    ['Bank of England', 'bank-of-england', 'name'],
  ])('%s is told with how it is meant where nobody else bears it', async (phrase, id, rule) => {
    const { out } = await run(['who', phrase, '--on', '2024-10-24', '--json'], { env })
    const [first] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(first).toMatchObject({ id, ...(rule && { rule }) })
  })
})

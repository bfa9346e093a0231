import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Source } from '@onrecord/format'
import { type OnRecord, open } from '@onrecord/record'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Queue } from './connect.js'
import { DOCUMENTS, LARGE, TRIES } from './names.js'
import { put } from './put.js'
import { dismiss, type Rejected, rejected, retry } from './rejected.js'
import { status } from './status.js'
import { ensureStreams, large, workers } from './streams.js'
import { hasNats, type NatsServers, natsServers } from './test/nats-servers.js'
import { type Did, work } from './work.js'

const folder = mkdtempSync(join(tmpdir(), 'onrecord-queue-'))
let nats: NatsServers
let queue: Queue
let record: OnRecord
let made = 0

beforeAll(async () => {
  if (!hasNats) return console.warn('no NATS here (Debian: nats-server): its tests are skipped')
  nats = await natsServers(1, 65_536)
  queue = await connect(nats.address)
}, 60_000)
afterAll(async () => {
  await queue?.close()
  await nats?.remove()
  rmSync(folder, { recursive: true })
})
beforeEach(async () => {
  if (!hasNats) return
  for (const name of await queue.manager.streams.names().next()) await queue.manager.streams.delete(name)
  await ensureStreams(queue)
  record = await open(join(folder, `${made++}.db`))
})

const source = (name: string, text: string): Source => ({
  name,
  uri: `/news/${name} ö%.txt`,
  text,
  title: null,
  outlet: null,
  byline: null,
  wire: null,
  language: null,
  published: '2025-03-01',
  url: `https://example.org/${name}`,
  hints: [],
  map: null,
})

/** Works until nothing waits. Gives what became of each document. */
async function worked(signal?: AbortSignal): Promise<Did[]> {
  const done: Did[] = []
  await work({
    queue,
    record,
    threads: 1,
    untilEmpty: true,
    onDone: (did) => done.push(did),
    ...(signal && { signal }),
  })
  return done
}
async function list(): Promise<Rejected[]> {
  const rows: Rejected[] = []
  for await (const row of rejected(queue)) rows.push(row)
  return rows
}

describe.skipIf(!hasNats)('a queue', () => {
  it('takes a document once, and knows another text or other particulars for another', async () => {
    const one = source('one', '“We will sign,” Ilse Brandt said.')
    expect([await put(queue, one), await put(queue, one)]).toEqual(['queued', 'known'])
    expect(await put(queue, { ...one, outlet: 'Courier' })).toBe('queued')
    expect((await worked()).map((d) => d.did).sort()).toEqual(['added', 'reread'])
    expect((await record.counts()).articles).toBe(1)
    expect(await record.source('one')).toMatchObject({ address: one.url, source: { text: one.text } })
  })

  it('takes one that is too large for a message, and keeps nothing of it when it is on record', async () => {
    const noise = randomBytes(90_000)
      .toString('hex')
      .replace(/(.{60})/g, '$1\n\n')
    const one = source('large', `“We will sign,” Ilse Brandt said.\n\n${noise}`)
    expect(await put(queue, one)).toBe('queued')
    expect(await put(queue, one)).toBe('known')
    expect(await (await large(queue)).list()).toHaveLength(1)
    expect((await worked()).map((d) => d.did)).toEqual(['added'])
    expect((await record.article('large'))?.text).toBe(one.text)
    expect((await (await large(queue)).list()).filter((o) => !o.deleted)).toEqual([])
    expect((await queue.manager.streams.info(`OBJ_${LARGE}`)).state.bytes).toBeLessThan(10_000)
  })

  it('gives a document that ended every worker to nobody any more, and says so', async () => {
    await put(queue, source('poison', 'Whoever reads this ends.'))
    const consumer = await workers(queue)
    // As if five workers had died over it.
    for (let i = 0; i < TRIES; i++) (await consumer.next())!.nak()
    expect((await worked()).map((d) => d.did)).toEqual(['rejected'])
    const [one] = await list()
    expect(one).toMatchObject({ file: '/news/poison ö%.txt', reason: expect.stringContaining('given out 5 times') })
    expect(await status(queue)).toMatchObject({ waiting: 0, beingRead: 0, rejected: 1 })
    expect(await retry(queue, [one!.number])).toBe(1)
    expect((await worked()).map((d) => d.did)).toEqual(['added'])
    expect(await list()).toEqual([])
  })

  it('rejects what is no document at once, and forgets what is dismissed', async () => {
    await queue.client.publish(DOCUMENTS.subject, 'no document')
    expect((await worked()).map((d) => d.did)).toEqual(['rejected'])
    expect((await list()).map((r) => r.reason)).toEqual(['it is no document of `onrecord queue add`'])
    expect(await dismiss(queue)).toBe(1)
    expect(await list()).toEqual([])
  })

  it('keeps a document that was put on record but never taken off the queue from being there twice', async () => {
    const one = source('twice', '“We will sign,” Ilse Brandt said.')
    await put(queue, one)
    const message = (await (await workers(queue)).next())!
    await record.add(...(await readAside(one)))
    message.nak()
    expect((await worked()).map((d) => d.did)).toEqual(['unchanged'])
    expect((await record.editions('twice')).length).toBe(1)
  })
})

/** What a worker would put on record. */
async function readAside(one: Source): Promise<Parameters<OnRecord['add']>> {
  const { materialsOf, openReaders, localDay, stampOf } = await import('@onrecord/flow')
  const materials = await materialsOf(record)
  const readers = openReaders(materials, { today: localDay(), explain: true, threads: 1 })
  const reading = await readers.read(one)
  await readers.end()
  if ('error' in reading) throw new Error(reading.error)
  return [reading.article, stampOf(materials.language, materials.knowledge), { address: one.url!, source: one }]
}

describe.skipIf(!hasNats)('connecting', () => {
  it.each([
    ['nats://127.0.0.1:1', /^no NATS server answers at 127\.0\.0\.1:1: start one/],
    ['nats://nowhere.invalid', /^no NATS server answers at nowhere\.invalid/],
    ['not an address', /^the address of the queue is written/],
  ])('says in one line what is wrong with %s', async (address, message) => {
    await expect(connect(address)).rejects.toMatchObject({
      name: 'QueueError',
      message: expect.stringMatching(message),
    })
  })
})

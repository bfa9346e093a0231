import { expect, it, test } from 'vitest'
import { recognise } from '../recognise.js'
import { check } from './check.js'
import { corpus } from './corpus.js'
import { mutated } from './mutate.js'
import { random } from './random.js'

// A few inputs of each run of the tests; `npm run fuzz` tries as many as one has time for, with limits of time and memory.
it('mutated inputs give articles or clear problems, and offsets that hold', async () => {
  const seeds = await corpus()
  const wrong: string[] = []
  for (let i = 0; i < 150; i++) {
    const found = await check(mutated(seeds, random(7_000_021 + i)))
    if (found.wrong !== null) wrong.push(`${i}: ${found.wrong}`)
  }
  expect(wrong).toEqual([])
})

it('the corpus as it is gives articles and no faults', async () => {
  for (const seed of await corpus()) expect([seed.name, (await check(seed)).wrong]).toEqual([seed.name, null])
})

it('the same seed gives the same input', async () => {
  const seeds = await corpus()
  expect(mutated(seeds, random(5))).toEqual(mutated(seeds, random(5)))
})

// Told apart where nothing could stop it: each line could be read in two ways, thirty of them in a thousand million.
it('many lines that look like headers are told apart at once', () => {
  const begun = performance.now()
  expect(recognise('a.md', Buffer.from('Content-Length: 99999999\r\n'.repeat(600)))).toBe('markdown')
  expect(recognise('a.eml', Buffer.from(`${'X-Note: 1\r\n\tmore\r\n'.repeat(300)}Message-ID: <a@b>\r\n\r\nText`))).toBe(
    'mail',
  )
  expect(performance.now() - begun).toBeLessThan(1000)
})

it('a file of nothing but brackets is read at once', async () => {
  const begun = process.cpuUsage()
  const { wrong } = await check({ name: 'a.md', bytes: Buffer.from(`Talks\n==\n${'['.repeat(200_000)}`) })
  expect([wrong, process.cpuUsage(begun).user < 8e6]).toEqual([null, true])
})

it('a mail of parts within parts without end is named clearly', async () => {
  const parts = Array.from(
    { length: 100 },
    (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`,
  )
  const bytes = Buffer.from(`MIME-Version: 1.0\r\n${parts.join('')}Content-Type: text/plain\r\n\r\nText`)
  expect(await check({ name: 'a.eml', bytes })).toEqual({ wrong: null, articles: 0 })
})

test.each([
  ['a.rtf', '{\\rtf1\\ansi Talks go on, she said.}', 'an RTF file'],
  ['a.mbox', 'From jo@e.org Sun Mar  2 10:00:00 2025\nFrom: Jo <jo@e.org>\nSubject: A\n\nHello', 'a mailbox (mbox)'],
  ['a.xml', '<?xml version="1.0"?>\n<!-- rows --><rows><row>1</row></rows>', 'XML of another kind (<rows>)'],
  ['a.zst', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3]), 'a file packed by Zstandard'],
])('%s is said to be what it is, not read as text', (name, text, binary) =>
  expect(recognise(name, Buffer.from(text as string))).toEqual({ binary }),
)

test.each(['From Kyiv on Sunday, 10:00: news.\nShe said: “We will.”', '<b>Bold</b> words, she said.', '{ not RTF }'])(
  '%j is text',
  (text) => expect(recognise('a.txt', Buffer.from(text))).toBe('plain'),
)

import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { gunzipChunks } from './gzip.js'

it('unpacks what arrives in many pieces, waiting for room without a listener left behind', async () => {
  const bytes = randomBytes(4 << 20)
  const packed = gzipSync(bytes)
  const warnings: string[] = []
  const note = (warning: Error) => warnings.push(warning.name)
  process.on('warning', note)
  async function* pieces() {
    for (let i = 0; i < packed.length; i += 1 << 16) yield packed.subarray(i, i + (1 << 16))
  }
  const out: Uint8Array[] = []
  for await (const chunk of gunzipChunks(pieces(), { archiveBytes: 1 << 30, ratio: 1000 })) out.push(chunk)
  await new Promise((done) => setImmediate(done))
  process.off('warning', note)
  expect(Buffer.concat(out).equals(bytes)).toBe(true)
  expect(warnings).toEqual([])
})

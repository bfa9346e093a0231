import { describe, expect, it } from 'vitest'
import type { OnRecord } from '../contract.js'
import type { Rejection } from '../rejected.js'

const cut: Rejection = {
  from: { kind: 'file', source: '/news/crawl.zip', said: { outlet: 'Courier' } },
  file: 'crawl.zip#cut.pdf',
  place: null,
  code: 'damaged',
  reason: 'the PDF breaks off',
  remedy: 'save it again',
}
const line: Rejection = { ...cut, from: { kind: 'file', source: '/news/a.jsonl', said: {} }, file: 'a.jsonl', place: 'line 3', code: 'bad-line' } // biome-ignore format: one line
const handed: Rejection = { ...cut, from: { kind: 'handed-over', source: 'b.pdf#1', said: {}, bytes: Uint8Array.of(1, 0, 255) }, file: 'b.pdf' } // biome-ignore format: one line

/** What holds of documents turned away, whatever database keeps them. */
export function rejectionsContract(name: string, open: () => Promise<OnRecord>): void {
  describe(`${name}: documents turned away`, () => {
    it('J1 are listed with their reason, the last first, each once with how often and when', async () => {
      const record = await open()
      await record.reject([cut, line], new Date('2025-03-01T10:00:00Z'))
      await record.reject([{ ...cut, reason: 'it wants a password' }, handed], new Date('2025-03-02T10:00:00Z'))
      const rows = await record.rejected()
      expect(new Set(rows.map((r) => r.id)).size).toBe(3)
      expect(rows.slice(0, 2).map((r) => r.file).sort()).toEqual(['b.pdf', 'crawl.zip#cut.pdf']) // biome-ignore format: one line
      expect(rows.find((r) => r.file === cut.file)).toMatchObject({
        kind: 'file', source: '/news/crawl.zip', said: { outlet: 'Courier' }, place: null, code: 'damaged', reason: 'it wants a password',
        first: '2025-03-01T10:00:00.000Z', last: '2025-03-02T10:00:00.000Z', times: 2,
      }) // biome-ignore format: a row
      expect(rows[2]).toMatchObject({ file: 'a.jsonl', place: 'line 3', times: 1 })
      expect(await record.rejected({ limit: 1, offset: 2 })).toEqual([rows[2]])
      expect(await record.rejected({ code: 'bad-line' })).toEqual([rows[2]])
      expect(await record.countRejected({ source: '/news/crawl.zip' })).toBe(1)
      await record.close()
    })

    it('J2 keep the bytes of what was handed over until they leave the list', async () => {
      const record = await open()
      await record.reject([handed, cut, line])
      expect(await record.rejectedBytes('b.pdf#1')).toEqual(Uint8Array.of(1, 0, 255))
      expect(await record.rejectedBytes('/news/crawl.zip')).toBeNull()
      const ids = (await record.rejected({ source: 'b.pdf#1' })).map((r) => r.id)
      expect(await record.dismiss([...ids, 'none'])).toBe(1)
      expect(await record.dismiss([])).toBe(0)
      expect(await record.rejectedBytes('b.pdf#1')).toBeNull()
      expect(await record.countRejected()).toBe(2)
      await record.close()
    })
  })
}

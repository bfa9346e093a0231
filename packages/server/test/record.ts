import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReadArticle, Woven } from '@onrecord/format'
import { type OnRecord, open } from '@onrecord/record'

/** Articles put on record in one go. */
const AT_ONCE = 200

/** A record of these articles and links in a folder of its own, and how to take it away again. */
export async function recordOf(
  articles: readonly ReadArticle[],
  woven: Woven,
): Promise<{ record: OnRecord; remove: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-'))
  const record = await open(join(folder, 'onrecord.db'))
  const stamp = { reader: 'test', language: 'test', knowledge: 'test' }
  for (let i = 0; i < articles.length; i += AT_ONCE)
    await record.addAll(articles.slice(i, i + AT_ONCE).map((article) => ({ article, stamp })))
  await record.saveWoven(woven, (await record.wovenState()).articles)
  return {
    record,
    remove: async () => {
      await record.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A record that is there already. */
export const recordAt = (file: string): Promise<OnRecord> => open(file, { create: false })

import type { Web } from '@onrecord/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invented, inventedLinks } from '../server/test/invented.js'
import { recordOf } from '../server/test/record.js'
import { type Bench, bench, hasBrowser } from './test/browser.js'

const NONE = { added: 0, unchanged: 0, editions: 0, reread: 0, removed: 0, problems: [] }

describe.skipIf(!hasBrowser)('addresses and feeds', () => {
  let kept: Awaited<ReturnType<typeof recordOf>>
  let desk: Bench
  const asked: (readonly string[])[] = []
  // Stands for the web: what is asked of it is what matters here.
  const web: Web = {
    fetch: async (urls) => {
      asked.push(urls)
      const problems = urls
        .slice(1)
        .map((url) => ({ severity: 'error', file: url, line: `${url} answers 404` }) as const)
      return { ...NONE, added: 1, problems }
    },
    look: async (urls) => {
      asked.push(urls)
      return urls.map((url) => ({ ...NONE, url, failed: false, added: 2 }))
    },
  }
  beforeAll(async () => {
    kept = await recordOf(invented, inventedLinks)
    desk = await bench(kept.record, { web })
  })
  afterAll(async () => {
    await desk?.close()
    await kept?.remove()
  })

  it('addresses are fetched as pasted; what was left out is said', async () => {
    const tab = await desk.open('/add')
    const { page } = tab
    await page.getByLabel('Addresses, one a line').fill('https://a.example/one\nb.example/two')
    await page.getByRole('button', { name: 'Fetch 2 articles' }).click()
    await page.getByText('1 article added').waitFor()
    await page.getByText('https://b.example/two answers 404').waitFor()
    expect(asked.at(-1)).toEqual(['https://a.example/one', 'https://b.example/two'])
    expect(await tab.violations()).toEqual([])
    expect(tab.faults).toEqual([])
    await tab.close()
  })

  it('a feed is followed, looked at, and followed no more', async () => {
    const tab = await desk.open('/add')
    const { page } = tab
    await page.getByLabel(/^A feed’s address/).fill('https://a.example/feed.xml')
    await page.getByRole('button', { name: 'Follow it' }).click()
    await page.getByText('never looked at').waitFor()
    expect((await kept.record.feedStates()).map((s) => s.url)).toEqual(['https://a.example/feed.xml'])
    await page.getByRole('button', { name: /^Look now/ }).click()
    await page.getByText('2 articles new, 0 changed, 0 as they were').waitFor()
    expect(asked.at(-1)).toEqual(['https://a.example/feed.xml'])
    expect(await tab.violations()).toEqual([])
    await page.getByRole('button', { name: /^Follow no more/ }).click()
    await page.getByText('None yet.').waitFor()
    await page.getByLabel(/^A feed’s address/).fill('javascript:alert(1)')
    await page.getByRole('button', { name: 'Follow it' }).click()
    await expect
      .poll(async () => (await kept.record.feedStates()).some((s) => s.url.startsWith('javascript')))
      .toBe(false)
    expect(tab.faults.filter((f) => !f.includes('400'))).toEqual([])
    await tab.close()
  })
})

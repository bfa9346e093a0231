import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordAt } from '../server/test/record.js'
import { type Bench, bench, hasBrowser } from './test/browser.js'
import { hasSeeds, type Made, sampleRecord, seedsRecord } from './test/sample.js'
import { worthShowing } from './test/worth-showing.js'

/** The desk over a record that the command line made. */
function over(make: () => Made): () => Bench {
  let made: Made | undefined
  let record: Awaited<ReturnType<typeof recordAt>> | undefined
  let desk: Bench | undefined
  beforeAll(async () => {
    made = make()
    record = await recordAt(made.file)
    desk = await bench(record)
  })
  afterAll(async () => {
    await desk?.close()
    await record?.close()
    made?.remove()
  })
  return () => desk!
}

describe.skipIf(!hasBrowser)('the sample archive', () => {
  const desk = over(sampleRecord)

  it('every page is shown, without a fault, in both themes', async () => {
    for (const path of Object.values(await worthShowing(desk().url))) {
      const tab = await desk().open(path)
      await tab.page.locator('main h1').first().waitFor()
      for (const colorScheme of ['light', 'dark'] as const) {
        await tab.page.emulateMedia({ colorScheme })
        expect(await tab.violations(), `${path} ${colorScheme}`).toEqual([])
      }
      expect(tab.faults, path).toEqual([])
      await tab.close()
    }
  }, 300_000)

  it('the story leads to an occasion that two outlets report, and on to the two side by side', async () => {
    const { page, close } = await desk().open('/')
    await page.locator('.band-label', { hasText: '2 reports' }).first().click()
    await page.getByRole('link', { name: 'Compare side by side' }).click()
    await page.getByRole('heading', { name: 'What both have' }).waitFor()
    await close()
  })
})

describe.skipIf(!hasBrowser || !hasSeeds)('five articles as they were found (../shared/seeds)', () => {
  const desk = over(seedsRecord)

  it('one press conference is told by two articles, with where they differ', async () => {
    const { page, close } = await desk().open('/')
    await page.locator('.band-label', { hasText: 'Kazan' }).filter({ hasText: '2 reports' }).first().click()
    await page.getByRole('heading', { level: 1, name: /Kazan/ }).waitFor()
    await page.getByRole('link', { name: 'Compare side by side' }).click()
    await page.getByRole('heading', { name: 'Where they differ' }).waitFor()
    await page
      .getByRole('heading', { name: /^Only in/ })
      .first()
      .waitFor()
    await close()
  })

  it('what is open is there with its words', async () => {
    const { page, close } = await desk().open('/ledger?kind=condition')
    const entry = page.locator('.ledger-entry', { has: page.locator('.c-trigger', { hasText: 'they are open' }) })
    await entry.first().locator('.c-consequence', { hasText: 'we will also be open' }).waitFor()
    await close()
  })

  it('no article is called by the name of its file', async () => {
    for (const path of ['/', '/articles', '/occasions', '/ledger', '/sources', '/compare']) {
      const { page, close } = await desk().open(path)
      expect(await page.locator('main').textContent(), path).not.toMatch(/00\d_[0-9a-f]{8}/)
      await close()
    }
  })

  it('a refusal is shown as one', async () => {
    const { page, close } = await desk().open('/actor/vladimir-putin?act=decline')
    await page.locator('.lines .act', { hasText: 'declined to answer' }).first().waitFor()
    await close()
  })

  it('the story is in order although no article carries a date', async () => {
    const { page, close } = await desk().open('/')
    const dates = await page.locator('.entry-date').allInnerTexts()
    expect(dates[0]).toContain('Mar')
    expect(dates.at(-1)).toContain('2025')
    expect(dates.join()).toContain('worked out of the text')
    await close()
  })
})

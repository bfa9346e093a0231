import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordOf } from '../server/test/record.js'
import { type Bench, bench, hasBrowser } from './test/browser.js'
import { many, manyLinks } from './test/many.js'

const LIST = '/search?from=2029-01-01'
const ROWS = 100 * 25

describe.skipIf(!hasBrowser)('a list of 2,500 statements', () => {
  let kept: Awaited<ReturnType<typeof recordOf>>
  let desk: Bench
  beforeAll(async () => {
    const all = [...many(100)]
    kept = await recordOf(all, manyLinks(all))
    desk = await bench(kept.record)
  })
  afterAll(async () => {
    await desk?.close()
    await kept?.remove()
  })
  const row = (page: Page, n: number) => page.locator(`[aria-posinset="${n}"]`)
  /** Goes to the end, and says whether the last row is there: the end moves while rows on the way are measured. */
  const atEnd = async (page: Page): Promise<boolean> => {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    return (await row(page, ROWS).count()) === 1
  }
  /** Waits for the rows of the window: after a scroll the rows of before stand, far away, until the page was told of it. */
  const there = (page: Page) =>
    expect
      .poll(() =>
        page.locator('.virtual-row').evaluateAll((rows) => {
          const inWindow = rows.map((r) => r.getBoundingClientRect()).some((r) => r.top > 0 && r.top < innerHeight)
          return inWindow && !rows.some((r) => r.querySelector('.waiting'))
        }),
      )
      .toBe(true)

  it('holds the rows in the window alone, and all of them to its end', async () => {
    const { page, faults, violations, close } = await desk.open(LIST)
    await row(page, 1).waitFor()
    expect(await row(page, 1).getAttribute('aria-setsize')).toBe(`${ROWS}`)
    expect(await page.locator('.virtual-row').count()).toBeLessThan(40)
    await expect.poll(() => atEnd(page)).toBe(true)
    await there(page)
    expect(await page.locator('.virtual-row').count()).toBeLessThan(40)
    expect(await page.locator('main a[href^="/article/"]').last().textContent()).toMatch(/point \d+\.\d+/)
    expect(await violations()).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  it('what is read stays where it is while rows above it are measured', async () => {
    const { page, close } = await desk.open(LIST, { width: 360 })
    await row(page, 1).waitFor()
    await page.evaluate(() => scrollTo(0, 60_000))
    await there(page)
    const seen = await page.evaluate(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('.virtual-row')]
      return rows.find((r) => r.getBoundingClientRect().top > 0)!.dataset.index!
    })
    const topOf = () => page.locator(`[data-index="${seen}"]`).evaluate((r) => r.getBoundingClientRect().top)
    for (const by of [-180, -150, -120]) {
      const before = await topOf()
      await page.evaluate((y) => scrollBy(0, y), by)
      await there(page)
      await expect.poll(async () => Math.abs((await topOf()) - before + by)).toBeLessThan(2)
    }
    await close()
  })

  it('goes on where it was counted only so far', async () => {
    const { page, close } = await desk.open('/articles')
    await page.route('**/api/statements?**', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), total: 1000, more: true } })
    })
    await page.goto(desk.url + LIST)
    await page.getByText('1,000 statements or more').waitFor()
    await expect.poll(() => atEnd(page), { timeout: 20_000 }).toBe(true)
    expect(await row(page, ROWS).getAttribute('aria-setsize')).toBe(`${ROWS}`)
    await close()
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { recordOf } from '../server/test/record.js'
import { reread, taker } from '../server/test/taking.js'
import { bench, hasBrowser, settled } from './test/browser.js'
import { hasSeeds, seeds } from './test/sample.js'

const archive = fileURLToPath(new URL('../../examples/archive/', import.meta.url))
const FIVE = [
  'courier-2025-01-14.txt',
  'gazette-2025-02-04.txt',
  'gazette-2025-03-12.html',
  'tribune-2025-03-13.txt',
  'tribune-2025-05-27.txt',
]

/** The whole way of five articles: dropped, seen, compared, decided on, taken along, read again. */
async function wholeWay(files: readonly { readonly name: string; readonly content: string }[]): Promise<void> {
  const nothing = { copies: [], utterances: [], occasions: [], differences: [], stories: [], ledger: [] }
  const { record, remove } = await recordOf([], nothing)
  const desk = await bench(record, { take: taker(record) })
  try {
    const tab = await desk.open('/')
    const { page } = tab
    await page.evaluate(() => localStorage.setItem('by', 'Ada'))
    await page.getByText('Nothing is on record yet').waitFor()
    await page.evaluate((given) => {
      const data = new DataTransfer()
      for (const { name, content } of given) data.items.add(new File([content], name))
      dispatchEvent(new DragEvent('dragover', { dataTransfer: data, cancelable: true }))
      dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }))
    }, files)
    await page.waitForURL(/\/add$/)
    await page.getByText(`${files.length} articles added`).waitFor({ timeout: 60_000 })
    expect(await tab.violations()).toEqual([])

    await page.getByRole('link', { name: 'To the story' }).click()
    await page.locator('.brief .line-words a').first().waitFor()
    await page.goto(`${desk.url}/compare`)
    await settled(page)
    const told = page.locator('.notice li a').first()
    await told.or(page.getByText('none of the articles on record share one yet')).waitFor()
    if ((await told.count()) > 0) await told.click()
    else
      for (const [name, down] of [
        ['One', 1],
        ['Another', 2],
      ] as const) {
        // biome-ignore format: one line
        const field = page.getByRole('combobox', { name, exact: true })
        await field.press('ArrowDown')
        await page.getByRole('option').nth(down).waitFor()
        for (let n = 1; n < down; n++) await field.press('ArrowDown')
        await field.press('Enter')
      }
    await page.getByRole('heading', { name: /^What (both have|more than one has)/ }).waitFor()

    await page.goto(desk.url)
    await page.locator('.brief .line-words a').first().click()
    await page.locator('.decide').waitFor()
    await page.keyboard.press('c')
    await page.locator('.decided', { hasText: 'Confirmed by Ada' }).waitFor()
    await page.goto(desk.url)
    await page.locator('.brief .decided', { hasText: 'Confirmed by Ada' }).first().waitFor()

    const exported = await (await fetch(`${desk.url}/api/export/jsonl`)).text()
    expect(exported).toContain('"by":"Ada"')
    const articles = await record.articles()
    const older = { reader: 'older', language: 'older', knowledge: 'older' }
    for (const { name } of articles)
      await record.add((await record.article(name))!, older, (await record.source(name))!)
    expect((await reread({ record })).reread).toBe(files.length)
    const kept = (await Promise.all(articles.map((a) => record.article(a.name)))).flatMap((a) => a!.statements)
    expect(kept.filter((s) => s.decided?.how === 'confirmed' && s.decided.by === 'Ada').length).toBe(1)
    expect(tab.faults).toEqual([])
    await tab.close()
  } finally {
    await desk.close()
    await remove()
  }
}

describe.skipIf(!hasBrowser || !existsSync(archive))('five articles of the sample archive', () => {
  it('dropped, shown, compared, confirmed, in the brief, exported, kept over a re-read', async () => {
    await wholeWay(FIVE.map((name) => ({ name, content: readFileSync(join(archive, name), 'utf8') })))
  }, 300_000)
})

describe.skipIf(!hasBrowser || !hasSeeds)('five articles as they were found (../shared/seeds)', () => {
  it('go the same way', async () => {
    const names = readdirSync(seeds).filter((name) => name.endsWith('.txt')).sort() // biome-ignore format: one line
    await wholeWay(names.map((name) => ({ name, content: readFileSync(join(seeds, name), 'utf8') })))
  }, 300_000)
})

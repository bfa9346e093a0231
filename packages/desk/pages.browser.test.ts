import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invented, inventedLinks, post, times } from '../server/test/invented.js'
import { recordOf } from '../server/test/record.js'
import { type Bench, bench, hasBrowser, settled } from './test/browser.js'

const PAGES: readonly (readonly [path: string, heading: string, ...shows: string[]])[] = [
  ['/', 'The port of Varnhelm', 'Press conference in Varnhelm', 'What is open', 'Another number'],
  ['/articles', 'Articles', 'Northern Post', 'no date is given or can be worked out'],
  [`/article/${post.name}`, 'Port talks go on', 'What is in it', 'folded away'],
  [`/article/${post.name}?s=s3`, 'Port talks go on', 'declined to answer', 'refused to say'],
  [`/compare?a=${post.name}&b=${times.name}`, 'Compare', 'What both have', 'at once'],
  ['/compare', 'Compare', 'Choose two articles', 'Press conference in Varnhelm'],
  ['/actors', 'Actors', 'Ilse Brandt', 'Corvia'],
  ['/actor/ilse-brandt', 'Ilse Brandt', 'declined to answer', 'did not say', 'Whom they talk about'],
  ['/actor/nobody', 'Nobody on record has this address'],
  ['/conditions', 'Conditions', 'they open the port'],
  ['/occasions', 'Occasions', 'Press conference in Varnhelm'],
  ['/occasion/varnhelm-press-conference', 'Press conference in Varnhelm', 'Where they differ', 'Only in'],
  ['/occasion/nothing', 'Not on record', 'Try again'],
  ['/search', 'Search', 'What are you looking for?'],
  ['/search?q=tariff', 'Search', 'passages'],
  ['/search?q=zebra', 'Search', 'Nothing holds these words'],
  ['/nowhere', 'There is no such page'],
]

describe.skipIf(!hasBrowser)('pages', () => {
  let kept: Awaited<ReturnType<typeof recordOf>>
  let desk: Bench
  beforeAll(async () => {
    kept = await recordOf(invented, inventedLinks)
    desk = await bench(kept.record)
  })
  afterAll(async () => {
    await desk?.close()
    await kept?.remove()
  })

  it.each(PAGES)('%s', async (path, heading, ...shows) => {
    const tab = await desk.open(path)
    const main = tab.page.locator('main')
    await main.getByRole('heading', { name: heading }).first().waitFor()
    for (const words of shows) await main.getByText(words).filter({ visible: true }).first().waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.page.emulateMedia({ colorScheme })
      expect(await tab.violations(), colorScheme).toEqual([])
    }
    expect(tab.faults).toEqual([])
    await tab.close()
  })

  it.each(PAGES)('%s is as wide as the window, whatever that is', async (path) => {
    const { page, violations, close } = await desk.open(path, { width: 360 })
    expect(await violations()).toEqual([])
    for (const width of [360, 768, 2560]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}`).toBeLessThanOrEqual(width)
    }
    await close()
  })

  it('the theme is switched, and kept over a reload', async () => {
    const { page, close } = await desk.open('/')
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await ground()
    await page.getByRole('button', { name: /^Colours/ }).click()
    expect(await ground()).toBe(light)
    await page.getByRole('button', { name: /^Colours/ }).click()
    const dark = await ground()
    expect(dark).not.toBe(light)
    await page.reload()
    await settled(page)
    expect(await ground()).toBe(dark)
    await close()
  })

  it('filters are in the address, and the address brings them back', async () => {
    const { page, close } = await desk.open('/actor/ilse-brandt')
    await page.getByRole('combobox', { name: /^Act/ }).selectOption('decline')
    await expect.poll(() => new URL(page.url()).search).toBe('?act=decline')
    const lines = page.locator('.lines .line')
    expect(await lines.count()).toBe(1)
    await page.reload()
    await settled(page)
    expect(await lines.count()).toBe(1)
    await close()
  })

  it('search shows hits as words are typed; the key / leads there', async () => {
    const { page, close } = await desk.open('/articles')
    await page.keyboard.press('/')
    await page.keyboard.type('tariff')
    await page.keyboard.press('Enter')
    await page.locator('.hit mark').first().waitFor()
    await page.keyboard.type('s')
    await page.getByRole('heading', { name: 'Nothing holds these words' }).waitFor()
    await page.keyboard.press('Backspace')
    await page.locator('.hit mark').first().waitFor()
    expect(new URL(page.url()).search).toBe('?q=tariff')
    await close()
  })

  it('the picture is walked with the arrow keys, and leads to the words', async () => {
    const { page, close } = await desk.open('/')
    await page.getByRole('group', { name: 'Course of the matter' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.locator('.tip').waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/article\//)
    await close()
  })

  it('a server that does not answer is said, and asked again', async () => {
    const { page, close } = await desk.open('/lost')
    await page.route('**/api/statements*', (route) => route.abort())
    await page.getByRole('link', { name: 'Story', exact: true }).click()
    await page.getByText('The server does not answer').waitFor()
    await page.unroute('**/api/statements*')
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await page.getByRole('heading', { name: 'The port of Varnhelm' }).waitFor()
    await close()
  })

  it('an empty record says how to fill it', async () => {
    const empty = await recordOf([], {
      copies: [],
      utterances: [],
      occasions: [],
      differences: [],
      stories: [],
      ledger: [],
    })
    const bare = await bench(empty.record)
    for (const [path, words] of [
      ['/', 'npx onrecord add'],
      ['/articles', 'npx onrecord add'],
      ['/conditions', 'None was found'],
      ['/occasions', 'report none yet'],
      ['/actors', 'No actor is on record yet'],
      ['/compare', 'Choose two articles'],
    ] as const) {
      const tab = await bare.open(path)
      await tab.page.locator('main').getByText(words).first().waitFor()
      expect(await tab.violations(), path).toEqual([])
      expect(tab.faults).toEqual([])
      await tab.close()
    }
    await bare.close()
    await empty.remove()
  })

  it('what the page is made of weighs at most 200 kB compressed', async () => {
    const { page, close } = await desk.open('/')
    const files = await page.evaluate(() => performance.getEntriesByType('resource').map((e) => e.name))
    const { gzipSync } = await import('node:zlib')
    let bytes = 0
    for (const file of files.filter((f) => !f.includes('/api/')))
      bytes += gzipSync(Buffer.from(await (await fetch(file)).arrayBuffer())).length
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(200_000)
    await close()
  })
})

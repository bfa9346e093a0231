import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostile, invented, inventedLinks, post, times } from '../server/test/invented.js'
import { recordOf } from '../server/test/record.js'
import { type Bench, bench, hasBrowser, settled } from './test/browser.js'

const PAGES: readonly (readonly [path: string, heading: string, ...shows: string[]])[] = [
  ['/', 'The port of Varnhelm', 'Press conference in Varnhelm', 'What is open', 'Another number'],
  ['/articles', 'Articles', 'Northern Post', 'no date is given or can be worked out'],
  [`/article/${post.name}`, 'Port talks go on', 'What is in it', 'folded away'],
  [`/article/${post.name}?s=s3`, 'Port talks go on', 'declined to answer', 'refused to say'],
  [`/compare?a=${post.name}&b=${times.name}`, 'Compare', 'What both have', 'at once'],
  ['/compare', 'Compare', 'Choose two articles', 'Press conference in Varnhelm'],
  [
    `/compare?a=${post.name}&b=${times.name}&c=${encodeURIComponent(hostile.name)}`,
    'Compare',
    'What more than one has',
    'Not in',
  ],
  ['/actors', 'Actors', 'Ilse Brandt', 'Corvia'],
  ['/actor/ilse-brandt', 'Ilse Brandt', 'declined to answer', 'did not say', 'Whom they talk about'],
  ['/actor/nobody', 'Not on record', 'Nobody on record'],
  ['/ledger', 'Ledger'],
  ['/sources', 'Sources', 'Northern Post', 'refused to say'],
  ['/review', 'Review', 'sure that it is a statement'],
  ['/review?show=decided', 'Review', 'Nothing was decided yet'],
  ['/add', 'Add', 'Drop files anywhere', 'Feeds that are followed'],
  ['/watch', 'Watch', 'The whole record', 'Nothing is watched yet'],
  ['/stories', 'Stories', 'The port of Varnhelm', 'Make a story by hand'],
  ['/brief?story=port', 'The port of Varnhelm', 'Where things stand', 'References'],
  ['/take', 'Take it with you', 'Spreadsheet', 'Print or PDF'],
  ['/?from=2031-05-01&to=2031-05-31', 'The port of Varnhelm', 'All of the time'],
  ['/occasions', 'Occasions', 'Press conference in Varnhelm'],
  ['/occasion/varnhelm-press-conference', 'Press conference in Varnhelm', 'Where they differ', 'Only in'],
  ['/occasion/nothing', 'Not on record', 'Try again'],
  ['/search', 'Search', 'What are you looking for?'],
  ['/search?q=tariff', 'Search', 'passages'],
  ['/search?q=zebra', 'Search', 'Nothing holds these words'],
  ['/search?by=ilse-brandt&act=decline', 'Search', '1 statement', 'declined to answer'],
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
    await expect.poll(() => lines.count()).toBe(1)
    await page.reload()
    await settled(page)
    await expect.poll(() => lines.count()).toBe(1)
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

  it('reports to compare are found by typing words, an outlet or a day', async () => {
    const { page, close } = await desk.open('/compare')
    for (const [name, typed, title] of [
      ['One', 'northern talks', 'Port talks go on'],
      ['Another', '2031-05-06', 'Brandt hedges on the port'],
    ] as const) {
      const field = page.getByRole('combobox', { name, exact: true })
      await field.fill(typed)
      await page.getByRole('option', { name: title }).waitFor()
      expect(await page.getByRole('option').count()).toBe(1)
      await field.press('Enter')
      await expect.poll(() => field.inputValue()).toBe(title)
    }
    await page.getByRole('heading', { name: 'What both have' }).waitFor()
    expect(new URL(page.url()).searchParams.get('b')).toBe('times-2031-05-06')
    const third = page.getByRole('combobox', { name: 'A third' })
    await third.fill('3,000 workers')
    await page.getByRole('option', { name: 'Port talks go on' }).waitFor()
    await third.press('Escape')
    expect(await third.inputValue()).toBe('')
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

  it('a period is brushed by mouse and keyboard, the address keeps it, a note of the mark leads closer', async () => {
    const { page, close } = await desk.open('/')
    const from = () => new URL(page.url()).searchParams.get('from')
    const box = (await page.locator('.course-drawing canvas').boundingBox())!
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height - 60)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height - 60, { steps: 5 })
    await page.mouse.up()
    await expect.poll(from).not.toBeNull()
    const drawn = from()
    await page.reload()
    await settled(page)
    expect(from()).toBe(drawn)
    await page.getByRole('slider', { name: 'First day shown' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(from).not.toBe(drawn)
    await page.getByRole('button', { name: 'All of the time' }).click()
    await expect.poll(from).toBeNull()
    await close()
  })

  it('a period is brushed with a finger on the strip', async () => {
    const { page, close } = await desk.open('/', { width: 360 })
    const box = (await page.locator('.period').boundingBox())!
    const at = (x: number) => ({ pointerType: 'touch', pointerId: 1, button: 0, isPrimary: true, bubbles: true, clientX: box.x + x, clientY: box.y + 10 }) // biome-ignore format: one line
    await page.locator('.period').evaluate(
      (strip, [down, move]) => {
        strip.setPointerCapture = () => {}
        strip.dispatchEvent(new PointerEvent('pointerdown', down))
        strip.dispatchEvent(new PointerEvent('pointermove', move))
        strip.dispatchEvent(new PointerEvent('pointerup', move))
      },
      [at(120), at(240)] as const,
    )
    await expect.poll(() => new URL(page.url()).searchParams.get('to')).not.toBeNull()
    await close()
  })

  it('nothing moves once it is shown', async () => {
    const { page, close } = await desk.open('/lost')
    const shift = await page.evaluate(async () => {
      let sum = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
          if (!entry.hadRecentInput) sum += entry.value
      }).observe({ type: 'layout-shift', buffered: true })
      for (const path of ['/', '/ledger', '/sources', '/review', '/actors']) {
        history.pushState(null, '', path)
        dispatchEvent(new PopStateEvent('popstate'))
        await new Promise((done) => setTimeout(done, 500))
      }
      return sum
    })
    expect(shift).toBeLessThan(0.1)
    await close()
  })

  it('what is not known yet is not said to be nothing', async () => {
    const { page, close } = await desk.open('/actors')
    let answer = () => {}
    const isAsked = new Promise<void>((asked) => {
      void page.route('**/api/ledger?**', async (route) => {
        asked()
        await new Promise<void>((go) => {
          answer = go
        })
        await route.continue()
      })
    })
    await page.getByRole('link', { name: 'Corvia' }).first().click()
    await isAsked
    await page.getByRole('heading', { name: 'What is open' }).waitFor()
    const nothing = page.getByText('None of theirs is on record')
    expect(await nothing.count()).toBe(0)
    answer()
    await nothing.waitFor()
    await close()
  })

  it('a server that does not answer is said, and asked again', async () => {
    const { page, close } = await desk.open('/lost')
    await page.route('**/api/course*', (route) => route.abort())
    await page.getByRole('link', { name: 'Story', exact: true }).click()
    await page.getByText('The server does not answer').waitFor()
    await page.unroute('**/api/course*')
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
      ['/ledger', 'Nothing is in the ledger'],
      ['/sources', 'No article is on record yet'],
      ['/review', 'Nothing is left to look at'],
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

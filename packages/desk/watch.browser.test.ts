import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostile, invented, inventedLinks, post } from '../server/test/invented.js'
import { made } from '../server/test/marked.js'
import { recordOf } from '../server/test/record.js'
import { type Bench, bench, hasBrowser, settled } from './test/browser.js'

const later = made({
  name: 'later-2031-05-09',
  outlet: 'Northern Post',
  day: '2031-05-09',
  blocks: [['body', 'Ilse Brandt said that the tariff was gone.']],
  actors: [['ilse-brandt', 'Ilse Brandt', 'person', 'Ilse Brandt']],
  statements: [{ says: ['that the tariff was gone'], by: 'Ilse Brandt', with: 'said', speaker: 'ilse-brandt' }],
})

describe.skipIf(!hasBrowser)('watching', () => {
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

  it('an actor, a search, an entry of the ledger and a story are watched where they stand, and no more', async () => {
    for (const [path, name] of [
      ['/actor/ilse-brandt', /^Watch what they say ?: Ilse Brandt/],
      ['/search?q=tariff', /^Watch this search ?: tariff/],
      ['/ledger', /^Watch ?: condition: they open the port/],
      ['/?story=port', /^Watch ?: The port of Varnhelm/],
      ['/actor/mallory', /^Watch what they say/],
    ] as const) {
      const { page, close } = await desk.open(path)
      await page.getByRole('button', { name }).click()
      await page.getByRole('button', { name: /^Watched/ }).waitFor()
      await close()
    }
    const watches = await kept.record.watches()
    const of = watches.map(({ name: _, ...each }) => JSON.stringify(each))
    const expected = [{ by: 'ilse-brandt' }, { words: 'tariff' }, { entry: 'l-tariff' }, { story: post.name }, { by: 'mallory' }] // biome-ignore format: a list
    expect(of.sort()).toEqual(expected.map((each) => JSON.stringify(each)).sort())
    const { page, close } = await desk.open('/ledger')
    await page.getByRole('button', { name: /^Watched/ }).click()
    await page.getByRole('button', { name: /^Watch ?: condition/ }).waitFor()
    expect((await kept.record.watches()).some((w) => w.entry !== undefined)).toBe(false)
    await close()
  })

  it('what is new since one looked is told, on the page and in the feed; hostile names are text', async () => {
    const tab = await desk.open('/watch')
    const { page } = tab
    const brandt = page.getByRole('region', { name: 'Ilse Brandt' })
    await brandt
      .getByText('that the talks with Corvia would go on')
      .or(brandt.getByText('If they open'))
      .first()
      .waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await tab.violations(), colorScheme).toEqual([])
    }
    await brandt.getByRole('button', { name: /^All seen/ }).click()
    await page.getByLabel('Your name').fill('Ada')
    await page.keyboard.press('Enter')
    await brandt.getByText('Nothing new, due or changed.').waitFor()
    expect(await kept.record.looked('Ada')).toMatchObject([{ watch: 'Ilse Brandt' }])
    const elsewhere = await desk.open('/watch')
    await elsewhere.page.getByRole('region', { name: 'Ilse Brandt' }).getByText('never looked at').waitFor()
    await elsewhere.page.evaluate(() => localStorage.setItem('by', 'Ada'))
    await elsewhere.page.reload()
    await elsewhere.page
      .getByRole('region', { name: 'Ilse Brandt' })
      .getByText('Nothing new, due or changed.')
      .waitFor()
    await elsewhere.close()
    await kept.record.add(later, { reader: 'test', language: 'test', knowledge: 'test' })
    await page.reload()
    await settled(page)
    await brandt.getByText('that the tariff was gone').waitFor()
    expect(await brandt.locator('.line-words').count()).toBe(1)
    const address = await brandt.locator('.feed-address code').textContent()
    expect(address).toContain('/api/feed.atom?watch=Ilse%20Brandt')
    const feed = await (
      await fetch(`${desk.url}/api/feed.atom?watch=Ilse%20Brandt&since=2031-05-01&until=2031-05-31`)
    ).text()
    expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom">')
    expect(feed).toContain('that the tariff was gone')
    await page.getByRole('region', { name: '<i>Mallory</i>' }).waitFor()
    expect(await page.locator('main img, main script, main b, main i').count()).toBe(0)
    expect(tab.faults).toEqual([])
    await page.getByRole('button', { name: /^Watch no more ?: Ilse Brandt/ }).click()
    await expect.poll(() => brandt.count()).toBe(0)
    await tab.close()
  })

  it.each(['/watch', '/stories', '/brief', '/take', `/search?by=mallory`])(
    'hostile text is only ever text: %s',
    async (path) => {
      const tab = await desk.open(path, { width: 360 })
      for (const summary of await tab.page.locator('main details > summary').all()) await summary.click()
      expect(await tab.page.title()).not.toBe('run')
      expect(await tab.page.locator('main img, main script, main b, main i').count()).toBe(0)
      expect(await tab.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
      expect(await tab.violations()).toEqual([])
      expect(tab.faults).toEqual([])
      await tab.close()
    },
  )

  it('the brief is set for paper, and every file there is can be had', async () => {
    const { page, close } = await desk.open(`/brief?story=port`)
    await page.getByRole('heading', { name: 'References' }).waitFor()
    expect(await page.getByRole('link', { name: 'Reference 1', exact: true }).first().getAttribute('href')).toBe('#r1')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.masthead').isVisible()).toBe(false)
    const pdf = await page.pdf()
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    await page.goto(`${desk.url}/take?story=port&list=ledger`)
    await settled(page)
    const links = await page
      .locator('.files a[href^="/api/"]')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')))
    expect(links.length).toBeGreaterThan(13)
    for (const link of links) {
      const answer = await fetch(desk.url + link)
      expect(answer.status, link!).toBe(200)
      expect(answer.headers.get('Content-Disposition'), link!).toMatch(/^attachment/)
    }
    expect(hostile.name).toContain('<img')
    await close()
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostile, invented, inventedLinks, post } from '../server/test/invented.js'
import { made } from '../server/test/marked.js'
import { recordOf } from '../server/test/record.js'
import { type Bench, bench, hasBrowser, settled } from './test/browser.js'

const line = made({
  name: 'one-line',
  outlet: null,
  day: '2031-05-07',
  blocks: [['body', 'She said that it would hold. '.padEnd(2_000_000, 'words without end ')]],
  statements: [{ says: ['that it would hold'], with: 'said' }],
})

describe.skipIf(!hasBrowser)('article', () => {
  let kept: Awaited<ReturnType<typeof recordOf>>
  let desk: Bench
  beforeAll(async () => {
    kept = await recordOf([...invented, line], inventedLinks)
    desk = await bench(kept.record)
  })
  afterAll(async () => {
    await desk?.close()
    await kept?.remove()
  })
  const to = (name: string) => `/article/${encodeURIComponent(name)}`

  it('j and k lead through the statements, Escape lets go, the address follows', async () => {
    const { page, faults, close } = await desk.open(to(post.name))
    const selected = () => new URL(page.url()).searchParams.get('s')
    const press = async (key: string, expected: string | null) => {
      await page.keyboard.press(key)
      await expect.poll(selected).toBe(expected)
    }
    await press('j', 's1')
    await page.locator('.card', { hasText: 'Ilse Brandt' }).waitFor()
    await press('j', 's2')
    await page.locator('.card', { hasText: 'Also reported' }).waitFor()
    await press('j', 's3')
    await page.locator('.card', { hasText: 'declined to answer' }).waitFor()
    await press('j', 's3')
    await press('k', 's2')
    await press('Escape', null)
    await page.locator('.card', { hasText: 'What is in it' }).waitFor()
    expect(faults).toEqual([])
    await close()
  })

  it('a click on the words selects their statement; every statement has a button', async () => {
    const { page, close } = await desk.open(to(post.name))
    await page.locator('.m-content[data-item=s3]').first().click()
    await expect.poll(() => new URL(page.url()).searchParams.get('s')).toBe('s3')
    expect(
      await page.getByRole('button', { name: 'Ilse Brandt declined to answer' }).getAttribute('aria-pressed'),
    ).toBe('true')
    await close()
  })

  it('the page holds the article’s characters, each block’s unchanged', async () => {
    for (const article of [post, hostile]) {
      const { page, close } = await desk.open(to(article.name))
      const blocks = await page.locator('.block').allTextContents()
      const expected = article.blocks
        .filter((b) => b.kind !== 'furniture')
        .map((b) => article.text.slice(b.start, b.end))
      expect(blocks).toEqual(expected)
      await close()
    }
  })

  it('layers are hidden, and the address remembers it', async () => {
    const { page, close } = await desk.open(to(post.name))
    expect(await page.locator('.m-content').count()).toBeGreaterThan(0)
    await page.getByRole('checkbox', { name: 'Statements' }).uncheck()
    await expect.poll(() => page.locator('.m-content').count()).toBe(0)
    expect(new URL(page.url()).searchParams.get('hide')).toBe('statements')
    await page.reload()
    await settled(page)
    expect(await page.locator('.m-content').count()).toBe(0)
    await close()
  })

  it('spans that overlap and nest are marked for what they are', async () => {
    const { page, close } = await desk.open(to(hostile.name))
    const stretches = await page
      .locator('.block')
      .nth(2)
      .locator('[class*=m-content]')
      .evaluateAll((all) => all.map((e) => [e.textContent, e.getAttribute('data-item')]))
    expect(stretches).toEqual([
      ['One two ', 's2'],
      ['three ', 's3'],
      ['four', 's4'],
      [' five six', 's3'],
    ])
    await close()
  })

  const compared = `/compare?a=${encodeURIComponent(hostile.name)}&b=${post.name}`
  const exposed = ['', '?s=s1', '?s=s2'].map((query) => to(hostile.name) + query)
  it.each([...exposed, compared, '/articles', '/', '/actor/mallory', '/search?q=script'])(
    'hostile text is only ever text: %s',
    async (path) => {
      const tab = await desk.open(path)
      await tab.page.locator('main h1').first().waitFor()
      expect(tab.faults).toEqual([])
      expect(await tab.page.title()).not.toBe('run')
      expect(await tab.page.locator('main img, main script, main b, main i').count()).toBe(0)
      await tab.close()
    },
  )

  it('an article of two million characters in one line is shown', async () => {
    const tab = await desk.open(to(line.name))
    await tab.page.locator('.pin').first().waitFor()
    await tab.page.keyboard.press('j')
    await expect.poll(() => new URL(tab.page.url()).searchParams.get('s'), { timeout: 20_000 }).toBe('s1')
    expect(await tab.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(tab.faults).toEqual([])
    await tab.close()
  })
})

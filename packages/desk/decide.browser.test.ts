import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invented, inventedLinks, post } from '../server/test/invented.js'
import { recordOf } from '../server/test/record.js'
import { type Bench, bench, hasBrowser, settled } from './test/browser.js'

const STAMP = { reader: 'later', language: 'later', knowledge: 'later' }

describe.skipIf(!hasBrowser)('deciding', () => {
  let kept: Awaited<ReturnType<typeof recordOf>>
  let desk: Bench
  beforeEach(async () => {
    kept = await recordOf(invented, inventedLinks)
    desk = await bench(kept.record)
  })
  afterEach(async () => {
    await desk?.close()
    await kept?.remove()
  })
  const open = async (path: string) => {
    const tab = await desk.open(path)
    await tab.page.evaluate(() => localStorage.setItem('by', 'Ada'))
    return tab
  }
  const statements = async () => (await kept.record.article(post.name))!.statements

  it('asks once whose decisions they are; c confirms, u takes back; who and when are shown', async () => {
    const tab = await desk.open(`/article/${post.name}?s=s1`)
    const { page } = tab
    await page.locator('.decide').waitFor()
    await page.keyboard.press('c')
    await page.getByRole('dialog', { name: 'Who are you?' }).waitFor()
    expect(await tab.violations()).toEqual([])
    await page.getByLabel('Your name').fill('Ada')
    await page.keyboard.press('Enter')
    await page.locator('.decided', { hasText: 'Confirmed by Ada' }).waitFor()
    await expect.poll(async () => (await statements())[0]?.decided?.by).toBe('Ada')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    expect(await tab.violations()).toEqual([])
    await page.keyboard.press('u')
    await expect.poll(async () => (await statements())[0]?.decided).toBeUndefined()
    await expect.poll(() => page.locator('.decide .decided').count()).toBe(0)
    await page.keyboard.press('c')
    await page.locator('.decided', { hasText: 'Confirmed by Ada' }).waitFor()
    expect(tab.faults).toEqual([])
    await tab.close()
  })

  it('u pressed before the desk has answered takes back the decision just made, not the one before', async () => {
    const { page, close } = await open(`/article/${post.name}?s=s1`)
    await page.locator('.decide').waitFor()
    await page.keyboard.press('c')
    await page.locator('.decided', { hasText: 'Confirmed by Ada' }).waitFor()
    const sent: string[] = []
    await page.route('**/api/decisions**', async (route) => {
      const asked = route.request()
      if (asked.method() === 'POST' && sent.push(asked.url()) === 1) await new Promise((done) => setTimeout(done, 300))
      await route.continue()
    })
    await page.keyboard.press('j')
    await page.waitForURL(/s=s2/)
    await page.keyboard.press('x')
    await page.keyboard.press('u')
    await expect.poll(() => sent.length).toBe(2)
    await page.getByText(/^Taken back:/).waitFor()
    expect((await statements()).map(({ id, decided }) => [id, decided?.by])).toContainEqual(['s1', 'Ada'])
    expect((await statements()).some(({ id }) => id === 's2')).toBe(true)
    await close()
  })

  it('x rejects: gone at once, listed as rejected, and brought back', async () => {
    const { page, close } = await open(`/article/${post.name}?s=s3`)
    await page.locator('.decide').waitFor()
    await page.keyboard.press('x')
    await expect.poll(() => page.locator('[data-pin=s3]').count()).toBe(0)
    await expect.poll(async () => (await statements()).some((s) => s.id === 's3')).toBe(false)
    await page.keyboard.press('Escape')
    const rejected = page.locator('.card-part', { hasText: 'Rejected here' })
    await rejected.getByText('whether 3,000 workers would return').waitFor()
    await rejected.getByRole('button', { name: 'Take back' }).click()
    await page.locator('[data-pin=s3]').waitFor()
    await close()
  })

  it('e edits: another speaker by keyboard, who is new; a re-read keeps it', async () => {
    const tab = await open(`/article/${post.name}?s=s1`)
    const { page } = tab
    await page.locator('.decide').waitFor()
    await page.keyboard.press('e')
    const who = page.getByRole('combobox', { name: 'Who' })
    await who.fill('Jan Maresh')
    await page.getByRole('option', { name: /Jan Maresh/ }).waitFor()
    expect(await tab.violations()).toEqual([])
    await who.press('Enter')
    await page.getByRole('combobox', { name: 'Act' }).selectOption('promise')
    await page.getByRole('button', { name: 'Keep' }).click()
    await page.locator('.card .names', { hasText: 'Jan Maresh' }).waitFor()
    await page.locator('.decided', { hasText: 'Corrected by Ada' }).waitFor()
    await kept.record.add(post, STAMP)
    const [first] = await statements()
    expect([first!.speaker, first!.act, first!.decided?.by]).toEqual(['jan-maresh', 'promise', 'Ada'])
    await tab.close()
  })

  it('words that are selected become a statement; its characters are the article’s', async () => {
    const { page, close } = await open(`/article/${post.name}`)
    await page.evaluate(() => {
      const block = [...document.querySelectorAll('.block')].find((b) => b.textContent?.includes('newsletter') || b.textContent?.startsWith('“If'))! // biome-ignore format: one line
      const range = document.createRange()
      range.selectNodeContents(block)
      getSelection()!.removeAllRanges()
      getSelection()!.addRange(range)
    })
    await page.getByRole('button', { name: /Add the selected words/ }).waitFor()
    await page.keyboard.press('a')
    const who = page.getByRole('combobox', { name: 'Who' })
    await who.fill('Corv')
    await page.getByRole('option', { name: 'Corvia' }).click()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect.poll(async () => (await statements()).find((s) => s.speaker === 'corvia')?.decided?.how).toBe('added')
    const added = (await statements()).find((s) => s.speaker === 'corvia')!
    const words = added.content.map((c) => post.text.slice(c.start, c.end)).join('')
    expect(words.startsWith('“If they open the port')).toBe(true)
    expect(words.endsWith('would return.')).toBe(true)
    await close()
  })

  it('a note is kept with its writer; the raw source shows the same characters', async () => {
    const tab = await open(`/article/${post.name}?s=s2&raw=1`)
    const { page } = tab
    await page.locator('.raw mark', { hasText: 'If they open the port' }).waitFor()
    await page.getByRole('button', { name: 'Note', exact: true }).click()
    await page.getByLabel('Note').fill('<b>Check</b> with the ministry')
    await page.getByRole('button', { name: 'Keep the note' }).click()
    await page.locator('.note', { hasText: '<b>Check</b> with the ministry' }).waitFor()
    await settled(page)
    expect(await tab.violations()).toEqual([])
    expect(tab.faults).toEqual([])
    await tab.close()
  })
})

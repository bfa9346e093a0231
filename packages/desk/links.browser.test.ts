import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invented, inventedLinks, post, times } from '../server/test/invented.js'
import { recordOf } from '../server/test/record.js'
import { type Bench, bench, hasBrowser } from './test/browser.js'

describe.skipIf(!hasBrowser)('tying and parting', () => {
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

  it('an occasion is confirmed, a statement of it said elsewhere, and taken back', async () => {
    const tab = await open('/occasion/varnhelm-press-conference')
    const { page } = tab
    await page.getByRole('button', { name: /^One occasion/ }).click()
    await page.locator('.link-bar .decided', { hasText: 'Decided by Ada' }).first().waitFor()
    await page.getByRole('button', { name: /^Choose statements/ }).click()
    const box = page.getByRole('checkbox', { name: /^Choose: whether 3,000/ })
    await box.check()
    expect(await tab.violations()).toEqual([])
    await page.getByRole('button', { name: 'These were said elsewhere' }).click()
    const of = async () =>
      (await kept.record.occasions())[0]!.statements.map((s) => `${s.article} ${s.content[0]!.start}`)
    const gone = `${post.name} ${post.statements[2]!.content[0]!.start}`
    await expect.poll(of).not.toContain(gone)
    await page.keyboard.press('u')
    await expect.poll(of).toContain(gone)
    expect(tab.faults).toEqual([])
    await tab.close()
  })

  it('reports side by side: parted, and tied again by choosing them', async () => {
    const { page, close } = await open(`/compare?a=${post.name}&b=${times.name}`)
    const sayings = async () => (await kept.record.utterances()).length
    await page.getByRole('button', { name: /^Not the same/ }).first().click() // biome-ignore format: one line
    await expect.poll(sayings).toBe(0)
    await page.getByRole('button', { name: /^Choose statements/ }).click()
    for (const words of [/^Choose: “If they open the port, we will lift the tariff,”/, /^Choose: “If they open the port, we will lift the tariff at once/]) // biome-ignore format: one line
      await page.getByRole('checkbox', { name: words }).check()
    await page.getByRole('button', { name: 'These are one saying' }).click()
    await expect.poll(sayings).toBe(1)
    await page.locator('.pair-link .decided', { hasText: 'by Ada' }).waitFor()
    await close()
  })

  it('the margin of an article parts a report that is of another saying', async () => {
    const { page, close } = await open(`/article/${post.name}?s=s2`)
    await page.getByRole('button', { name: /^Not the same as in Southern Times/ }).click()
    await expect.poll(async () => (await kept.record.utterances()).length).toBe(0)
    await close()
  })

  it('stories are named, parted and joined', async () => {
    const tab = await open('/stories')
    const { page } = tab
    const names = async () => (await kept.record.stories()).map((s) => s.name).sort()
    await page.getByText('Name, join or part').click()
    await page.getByLabel('Name of the story', { exact: true }).fill('Varnhelm, the port')
    await page.getByRole('button', { name: 'Keep the name' }).click()
    await expect.poll(names).toEqual(['Varnhelm, the port'])
    await page.getByRole('checkbox', { name: /Brandt hedges/ }).first().check() // biome-ignore format: one line
    await page.getByLabel('Name of the story they make').first().fill('Hedging')
    expect(await tab.violations()).toEqual([])
    await page.getByRole('button', { name: 'Make these a story of their own' }).click()
    await expect.poll(names).toEqual(['Hedging', 'Varnhelm, the port'])
    const hedging = page.locator('.one-story', { has: page.getByRole('link', { name: 'Hedging' }) })
    await hedging.locator('details').evaluate((d) => d.setAttribute('open', ''))
    await hedging.getByLabel('The same story as').selectOption({ label: 'Varnhelm, the port' })
    await hedging.getByRole('button', { name: 'Join them' }).click()
    await expect.poll(async () => (await names()).length).toBe(1)
    expect(tab.faults).toEqual([])
    await tab.close()
  })

  it('an actor is renamed, split by article and merged again', async () => {
    const tab = await open('/actor/ilse-brandt')
    const { page } = tab
    const actors = async () => (await kept.record.actors()).map((a) => a.name)
    await page.getByText('Rename, merge or split').click()
    await page.getByLabel('Name', { exact: true }).fill('Ilse M. Brandt')
    expect(await tab.violations()).toEqual([])
    await page.getByRole('button', { name: 'Rename', exact: true }).click()
    await expect.poll(actors).toContain('Ilse M. Brandt')
    await page.getByRole('heading', { level: 1, name: 'Ilse M. Brandt' }).waitFor()
    await page.locator('.there input').first().check()
    const who = page.getByRole('combobox', { name: 'Who it is there' })
    await who.fill('Ilse Brandt the younger')
    await page.getByRole('option', { name: /younger/ }).click()
    await page.getByRole('button', { name: 'Split', exact: true }).click()
    await expect.poll(actors).toContain('Ilse Brandt the younger')
    await page.waitForURL(/ilse-brandt-the-younger/)
    await page.goto(`${desk.url}/actor/ilse-brandt`)
    await page.getByText('Rename, merge or split').click()
    const same = page.getByRole('combobox', { name: 'Somebody who is the same' })
    await same.fill('younger')
    await page.getByRole('option', { name: 'Ilse Brandt the younger' }).click()
    await page.getByRole('button', { name: /^Merge into/ }).click()
    await expect.poll(actors).not.toContain('Ilse Brandt the younger')
    expect(tab.faults).toEqual([])
    await tab.close()
  })
})

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { invented, inventedLinks } from '../server/test/invented.js'
import { recordOf } from '../server/test/record.js'
import { bench, hasBrowser, withPage } from './test/browser.js'

const library = createRequire(import.meta.url).resolve('@knight-lab/timelinejs/dist/js/timeline.js')

it.skipIf(!hasBrowser)(
  'TimelineJS itself opens what is written for it: a slide for each dated statement, its words as text',
  async () => {
    const kept = await recordOf(invented, inventedLinks)
    const desk = await bench(kept.record)
    const data = await (await fetch(`${desk.url}/api/export/timelinejs`)).text()
    await desk.close()
    await kept.remove()
    const { events } = JSON.parse(data) as { events: { unique_id: string }[] }
    expect(events.length).toBeGreaterThan(4)
    await withPage(async (page) => {
      await page.setContent('<div id="timeline" style="width:1200px;height:700px"></div>')
      await page.addScriptTag({ content: readFileSync(library, 'utf8') })
      const shown = await page.evaluate(async (given) => {
        const { TL } = globalThis as unknown as { TL: { Timeline: new (id: string, data: object, options: object) => { config: { events: { unique_id: string }[]; messages: { errors: string[] } } } } } // biome-ignore format: one line
        const timeline = new TL.Timeline('timeline', JSON.parse(given), { font: null, script_path: '' })
        await new Promise((done) => setTimeout(done, 1500))
        const { events, messages } = timeline.config
        return { ids: events.map((e) => e.unique_id), errors: messages.errors, words: document.body.textContent ?? '' }
      }, data)
      expect(shown.errors).toEqual([])
      expect([...shown.ids].sort()).toEqual(events.map((e) => e.unique_id).sort())
      expect(shown.words).toContain('that the talks with Corvia would go on')
    })
  },
)

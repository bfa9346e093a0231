import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { worthShowing } from './test/worth-showing.js'

// Takes pictures of the desk: `screenshots.ts URL FOLDER [--all]`. Without --all those that the README and the guide
// show (1440 wide, light, and the story in the dark); with it every page at three widths in both themes.

const [url = 'http://127.0.0.1:4747', folder = 'docs/images', all] = process.argv.slice(2)
const WIDTHS = all ? [1440, 768, 360] : [1440]
const THEMES = ['light', 'dark'] as const

const FOR_README = new Set(['story', 'article', 'compare', 'actor', 'conditions'])

async function shoot(page: Page, path: string, file: string, height: number, whole: boolean): Promise<void> {
  await page.goto(url + path, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({
    path: file,
    fullPage: whole,
    animations: 'disabled',
    ...(whole ? {} : { clip: { x: 0, y: 0, width: page.viewportSize()!.width, height } }),
  })
}

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--hide-scrollbars',
  ],
})
try {
  for (const theme of THEMES)
    for (const width of WIDTHS) {
      const height = width < 500 ? 780 : 1060
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme,
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      page.on('console', (message) => {
        if (message.type() === 'error') console.error(`${theme} ${width}: ${message.text()}`)
      })
      page.on('pageerror', (error) => console.error(`${theme} ${width}: ${error.message}`))
      for (const [name, path] of Object.entries(await worthShowing(url))) {
        if (!all && !(theme === 'light' ? FOR_README.has(name) : name === 'story')) continue
        const suffix = all ? `-${width}-${theme}` : theme === 'dark' ? '-dark' : ''
        await shoot(page, path, join(folder, `${name}${suffix}.png`), height, all !== undefined)
      }
      await context.close()
    }
} finally {
  await browser.close()
}

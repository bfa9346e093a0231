import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { worthShowing } from './test/worth-showing.js'

// Takes pictures of the desk: `screenshots.ts URL FOLDER [--all]`. Without --all those that the README shows (1440 wide, the
// story in both themes, as PNG); with it every page at two widths in both themes, small, as WebP.

const [url = 'http://127.0.0.1:4747', folder = 'docs/images', all] = process.argv.slice(2)
const SIZES = all
  ? [
      [1440, 1000],
      [360, 780],
    ]
  : [[1440, 1060]]
const THEMES = ['light', 'dark'] as const
const FOR_README = new Set(['story', 'article', 'compare', 'actor', 'ledger'])
const QUALITY = 0.72

/** The browser's own encoder makes WebP of a PNG. */
async function webp(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage()
  const data = await page.evaluate(
    async ([base64, quality]) => {
      const image = new Image()
      image.src = `data:image/png;base64,${base64}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      canvas.getContext('2d')!.drawImage(image, 0, 0)
      return canvas.toDataURL('image/webp', quality)
    },
    [png.toString('base64'), QUALITY] as const,
  )
  await page.close()
  return Buffer.from(data.replace(/^data:[^,]*,/, ''), 'base64')
}

async function shoot(page: Page, path: string): Promise<Buffer> {
  await page.goto(url + path, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready)
  return page.screenshot({ animations: 'disabled' })
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
  const pages = Object.entries(await worthShowing(url))
  for (const theme of THEMES)
    for (const [width = 0, height = 0] of SIZES) {
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
      for (const [name, path] of pages) {
        if (!all && !(theme === 'light' ? FOR_README.has(name) : name === 'story')) continue
        const png = await shoot(page, path)
        if (all) writeFileSync(join(folder, `${name}-${width}-${theme}.webp`), await webp(browser, png))
        else writeFileSync(join(folder, `${name}${theme === 'dark' ? '-dark' : ''}.png`), png)
      }
      await context.close()
    }
} finally {
  await browser.close()
}

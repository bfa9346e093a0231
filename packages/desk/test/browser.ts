import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type OnRecord, type ServeOptions, serve } from '@onrecord/server'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { build } from 'vite'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Whether there is a browser to test in. */
export const hasBrowser = existsSync(executablePath)

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The desk, built and served over a record, and a browser in front of it. */
export interface Bench {
  readonly url: string
  open(path: string, look?: Look): Promise<Tab>
  close(): Promise<void>
}
interface Look {
  readonly width?: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
}
/** One page, with what went wrong in it: errors, what the security policy stopped, requests to other hosts. */
interface Tab {
  readonly page: Page
  readonly faults: readonly string[]
  /** What axe finds, a line each; empty where nothing is wrong. */
  violations(): Promise<string[]>
  close(): Promise<void>
}

/** Builds the desk into a folder of its own, serves it over the record and starts the browser. */
export async function bench(record: OnRecord, more: Pick<ServeOptions, 'take' | 'web'> = {}): Promise<Bench> {
  const desk = mkdtempSync(join(tmpdir(), 'desk-'))
  await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    logLevel: 'silent',
    build: { outDir: desk, emptyOutDir: true },
  })
  const serving = await serve({ record, desk, port: 0, ...more })
  const browser = await launch()
  return {
    url: serving.url,
    open: async (path, look = {}) => tab(await browser.newContext(settings(look)), serving.url, path),
    close: async () => {
      await browser.close()
      await serving.close()
      rmSync(desk, { recursive: true, force: true })
    },
  }
}

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'], // biome-ignore format: one line
  })

/** An empty page of a browser, without any server. */
export async function withPage(does: (page: Page) => Promise<void>): Promise<void> {
  const browser = await launch()
  try {
    await does(await browser.newPage())
  } finally {
    await browser.close()
  }
}

const settings = ({ width = 1280, height = 900, theme = 'light' }: Look) =>
  ({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce' }) as const

async function tab(context: BrowserContext, url: string, path: string): Promise<Tab> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 40[04]/.test(message.text()))
      faults.push(`console: ${message.text()}`)
  })
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) faults.push(`request: ${request.url()}`)
  })
  await page.goto(url + path)
  await settled(page)
  return {
    page,
    faults,
    violations: async () => {
      await page.evaluate(axe)
      return page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }
        // axe leaves the smallest size of what is pressed (WCAG 2.2, 2.5.8) out unless it is asked for.
        const { violations } = await axe.run({ rules: { 'target-size': { enabled: true } } })
        return violations.map(
          (v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} ${n.failureSummary}`).join(' | ')}`,
        )
      })
    },
    close: async () => {
      // An answer a test changes on its way is let through first: its body goes with the page.
      await page.unrouteAll({ behavior: 'wait' })
      await context.close()
    },
  }
}

/** Waits until the page has its heading and nothing is on its way any more. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('main .loading'))
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[]
  }[]
}

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { pages } from './reference.js'

it.each(Object.entries(pages))('%s is up to date (npm run reference)', async (path, page) => {
  expect(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')).toBe(await page())
})

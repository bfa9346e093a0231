import { readFileSync } from 'node:fs'

/** The program's version, from its package. */
export const VERSION: string = JSON.parse(
  readFileSync(
    new URL(/\/dist\/[^/]*$/.test(import.meta.url) ? '../package.json' : './package.json', import.meta.url),
    'utf8',
  ),
).version

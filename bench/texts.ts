import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const polnear = join(process.env.ONRECORD_SHARED ?? join(root, '..', 'shared'), 'data/polnear/dev/text')
const sample = join(root, 'examples/archive')

/** Where the texts come from: news articles where the corpora are at hand, else the sample archive. */
export const folder = existsSync(polnear) ? polnear : sample

/** The texts every bench reads. */
export const texts: readonly string[] = readdirSync(folder)
  .filter((f) => f.endsWith('.txt'))
  .sort()
  .map((f) => readFileSync(join(folder, f), 'utf8'))

/** Runs of anything but white space in all texts. */
export const words: number = texts.reduce((n, t) => n + (t.match(/\S+/g)?.length ?? 0), 0)

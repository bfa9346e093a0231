import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const polnear = join(process.env.ONRECORD_SHARED ?? join(root, '..', 'shared'), 'data/polnear')
const has = existsSync(join(polnear, 'dev/text'))

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((f) => f.endsWith('.txt'))
    .sort()
    .map((f) => join(folder, f))

/** What is read for speed: news articles where the corpora are at hand, else the sample archive. */
export const name = has ? 'PolNeAR dev' : 'the sample archive'
export const paths: readonly string[] = filesIn(has ? join(polnear, 'dev/text') : join(root, 'examples/archive'))
export const texts: readonly string[] = paths.map((path) => readFileSync(path, 'utf8'))

/** What is read for memory: all articles at hand. */
export const allPaths: readonly string[] = has ? [...filesIn(join(polnear, 'train/text')), ...paths] : paths

/** Runs of anything but white space in all texts read for speed. */
export const words: number = texts.reduce((n, t) => n + (t.match(/\S+/g)?.length ?? 0), 0)

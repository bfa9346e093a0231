import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { files, readTo, score, scratch, shared } from '../corpus.js'
import { type Measure, percent } from '../measure.js'

/** Article text out of saved pages (article-extraction-benchmark). */
export const extraction: Measure = {
  name: 'extraction',
  corpora: ['data/article-extraction'],
  run() {
    const folder = join(scratch, 'html')
    mkdirSync(folder, { recursive: true })
    const pages = files('data/article-extraction/html', '.html.gz').map((path) => {
      const page = join(folder, basename(path, '.gz'))
      writeFileSync(page, gunzipSync(readFileSync(path)))
      return page
    })
    const read = readTo('extraction', pages)
    const gold = join(shared, 'data/article-extraction/ground-truth.json')
    return percent(score('extraction.mjs', '--gold', gold, '--pred', read), 'f', 'p', 'r', 'exact')
  },
}

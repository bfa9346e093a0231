import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Day, daysBetween, type ReadArticle } from '@onrecord/format'
import { files, readTo, scratch, shared } from '../corpus.js'
import type { Measure } from '../measure.js'

/** PolNeAR's development articles under neutral names and without metadata: is the true date in the range, and how wide is it? */
export const undated: Measure = {
  name: 'undated',
  corpora: ['data/polnear/dev'],
  run() {
    const folder = join(scratch, 'undated')
    mkdirSync(folder, { recursive: true })
    const date = new Map(
      readFileSync(join(shared, 'data/polnear/meta.tsv'), 'utf8')
        .split('\n')
        .map((l) => l.split('\t') as [string, Day]),
    )
    const truth: Day[] = []
    const paths = files('data/polnear/dev/text', '.txt').map((path, i) => {
      truth.push(date.get(basename(path, '.txt'))!)
      const neutral = join(folder, `a${String(i).padStart(3, '0')}.txt`)
      copyFileSync(path, neutral)
      return neutral
    })
    const lines = readFileSync(readTo('undated', paths), 'utf8').trimEnd().split('\n')
    const read = lines.map((l) => (JSON.parse(l) as ReadArticle).published)
    const holds = read.filter((p, i) => p.from !== null && p.to !== null && p.from <= truth[i]! && truth[i]! <= p.to)
    const widths = read
      .map((p) => (p.from !== null && p.to !== null ? daysBetween(p.from, p.to) + 1 : Number.POSITIVE_INFINITY))
      .sort((a, b) => a - b)
    const median = widths[widths.length >> 1]!
    return {
      holds: Math.round((1000 * holds.length) / truth.length) / 10,
      'median days': Number.isFinite(median) ? median : 99_999,
    }
  },
}

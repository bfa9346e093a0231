import { join } from 'node:path'
import { files, readTo, score, shared } from '../corpus.js'
import type { Measure } from '../measure.js'

const tenth = (x: number): number => Math.round(x * 1000) / 10

/** Attributions of PolNeAR's development part. */
export const polnear: Measure = {
  name: 'polnear',
  corpora: ['data/polnear/dev'],
  run() {
    const read = readTo(
      'polnear',
      files('data/polnear/dev/text', '.txt'),
      '--meta',
      join(shared, 'data/polnear/meta.tsv'),
    )
    const found = score('polnear.mjs', '--gold', join(shared, 'data/polnear/dev'), '--pred', read)
    const f = (k: string): number => tenth((found[k] as { f: number }).f)
    return {
      usable: f('usable'),
      exact: f('exact'),
      content: f('content'),
      source: f('source'),
      cue: f('cue'),
      direct: tenth(found.direct as number),
    }
  },
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { files, onrecord, readTo, score, scratch, shared } from '../corpus.js'
import type { Measure } from '../measure.js'

const tenth = (x: number): number => Math.round(x * 1000) / 10

/** Links between the five articles of one story: the same utterance, the same occasion. */
export const cross: Measure = {
  name: 'cross',
  corpora: ['seeds', 'gold/seeds'],
  run() {
    const record = join(scratch, 'cross.db')
    const seeds = files('seeds', '.txt')
    onrecord('add', ...seeds, '--record', record, '--quiet')
    const list = (what: string): string => {
      const file = join(scratch, `${what}.jsonl`)
      writeFileSync(file, onrecord(what, '--json', '--record', record))
      return file
    }
    const found = score(
      'cross.mjs',
      '--gold',
      join(shared, 'gold/seeds/cross.json'),
      '--text',
      join(shared, 'seeds'),
      '--utterances',
      list('utterances'),
      '--occasions',
      list('occasions'),
      '--read',
      readTo('cross', seeds),
    ) as Record<string, { p: number; r: number }>
    return {
      'utterances P': tenth(found.utterances!.p),
      'utterances R': tenth(found.utterances!.r),
      'occasions P': tenth(found.occasions!.p),
      'occasions R': tenth(found.occasions!.r),
    }
  },
}

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { onrecord, score, scratch, shared } from '../corpus.js'
import type { Measure } from '../measure.js'

const tenth = (x: number): number => Math.round(x * 1000) / 10

/** Articles of 50 events over ten years, three outlets each: does each event become one story, and no two of them one? */
export const sameEvent: Measure = {
  name: 'same-event',
  corpora: ['data/same-event'],
  run() {
    const gold = join(shared, 'data/same-event/articles.jsonl.gz')
    const [articles, stories] = [join(scratch, 'same-event.jsonl'), join(scratch, 'stories.jsonl')]
    const record = join(scratch, 'same-event.db')
    writeFileSync(articles, gunzipSync(readFileSync(gold)))
    onrecord('add', articles, '--record', record, '--quiet')
    writeFileSync(stories, onrecord('stories', '--json', '--record', record))
    const found = score('stories.mjs', '--gold', gold, '--pred', stories) as Record<'p' | 'r', number>
    return { 'B-cubed P': tenth(found.p), 'B-cubed R': tenth(found.r) }
  },
}

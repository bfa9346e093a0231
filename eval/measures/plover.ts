import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Event, EventType, ReadArticle } from '@onrecord/format'
import { readTo, scratch, shared } from '../corpus.js'
import type { Measure } from '../measure.js'

/** Types of the sentences' older list that PLOVER has merged into others. */
const NOW: Readonly<Record<string, EventType>> = {
  DEMAND: 'REQUEST', DISAPPROVE: 'ACCUSE', INVESTIGATE: 'ACCUSE', FIGHT: 'ASSAULT',
} // biome-ignore format: a table
/** Under the older list some deeds against persons counted as fighting. */
const DEEDS: Readonly<Record<string, EventType>> = { deport: 'COERCE' }

interface Coded {
  readonly event: string
  readonly mode?: string
  readonly text?: string
  readonly date?: string
}

const typeOf = ({ event, mode }: Coded): string =>
  (event === 'FIGHT' ? DEEDS[mode ?? ''] : undefined) ?? NOW[event] ?? event

/** Deeds between friends, and against others, on PLOVER's scale. */
const COOPERATIVE: ReadonlySet<EventType> = new Set([
  'CONSULT',
  'SUPPORT',
  'COOPERATE',
  'AID',
  'CONCEDE',
  'RETREAT',
  'AGREE',
])

/**
 * A type as the older list had it, which knew no auxiliary modes: what one is to do for another is agreed to, what one is to do
 * against another threatened, a denied deed between friends refused.
 */
function older({ type, aux }: Event): EventType {
  const kind = COOPERATIVE.has(type) ? 'cooperative' : SPOKEN.has(type) ? 'spoken' : 'hostile'
  if (aux === 'negation') return kind === 'cooperative' ? 'REJECT' : type
  if (aux !== 'future' && aux !== 'hypothetical') return type
  return kind === 'cooperative' ? 'AGREE' : kind === 'hostile' ? 'THREATEN' : type
}
const SPOKEN: ReadonlySet<EventType> = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'])

/** The event a sentence is about: the first told as done, else the first. */
const main = (events: readonly Event[]): Event | undefined => {
  const sorted = [...events].sort((a, b) => a.span.start - b.span.start)
  return sorted.find((e) => e.aux === null) ?? sorted[0]
}

/**
 * Types of events, sentence by sentence (PLOVER's coded sentences): the share whose main event has the type, the share where any
 * event has it, the first without regard to auxiliary modes, and what the commonest type would reach. ONRECORD_DETAIL lists what goes wrong.
 */
export const plover: Measure = {
  name: 'plover',
  corpora: ['data/plover-gsr'],
  run() {
    const all = JSON.parse(readFileSync(join(shared, 'data/plover-gsr/PLOVER_GSR_CAMEO.txt'), 'utf8')) as Coded[]
    const coded = all.filter((c) => c.text)
    const file = join(scratch, 'plover.jsonl')
    const line = (c: Coded, i: number): string =>
      `${JSON.stringify({ name: `s${String(i).padStart(3, '0')}`, text: c.text, published: c.date })}\n`
    writeFileSync(file, coded.map(line).join(''))
    const read = readFileSync(readTo('plover-read', [file]), 'utf8').trimEnd().split('\n').map((l) => JSON.parse(l) as ReadArticle) // biome-ignore format: one line
    const byName = new Map(read.map((a) => [a.name, a]))
    const counts = new Map<string, number>()
    let [right, strict, among, found] = [0, 0, 0, 0]
    coded.forEach((c, i) => {
      const type = typeOf(c)
      counts.set(type, (counts.get(type) ?? 0) + 1)
      const events = byName.get(`s${String(i).padStart(3, '0')}`)?.events ?? []
      const first = main(events)
      if (first) found++
      if (first?.type === type) strict++
      if (first && older(first) === type) right++
      if (events.some((e) => e.type === type)) among++
      if (process.env.ONRECORD_DETAIL && (!first || older(first) !== type))
        console.log(
          `  ${type} read as ${events.map((e) => `${e.type}${e === first ? '*' : ''}`).join(' ') || 'nothing'}: ${c.text}`,
        )
    })
    const share = (n: number): number => Math.round((1000 * n) / coded.length) / 10
    return {
      'main type': share(right),
      'without aux': share(strict),
      'type of found': found === 0 ? 0 : Math.round((1000 * right) / found) / 10,
      'any type': share(among),
      commonest: share(Math.max(...counts.values())),
    }
  },
}

import type { Watch } from '@onrecord/format'
import { type Answers, address, get, post } from '../api.js'
import { refresh } from '../use-answer.js'

/** What can be watched, without the name it is watched by. */
export type Watched = Omit<Watch, 'name'>

const same = (a: Watched, b: Watched): boolean => {
  const keys = ['words', 'by', 'about', 'act', 'outlet', 'entry', 'story'] as const
  return keys.every((key) => (a[key] ?? '') === (b[key] ?? ''))
}

/** The watch that is of this, if there is one. */
export const watchOf = (watches: readonly Watch[], of: Watched): Watch | undefined => watches.find((w) => same(w, of))

/** Changes what is watched, from what it is at this moment. Rejects with `Unanswered`. */
export async function changeWatches(change: (now: readonly Watch[]) => readonly Watch[]): Promise<void> {
  const { watches } = await get<Answers['/api/watches']>(address('/api/watches'))
  await post('/api/watches', { watches: change(watches) })
  refresh()
}

/** A name that no other watch has: `Ilse Brandt`, then `Ilse Brandt 2`. */
export function freeName(wanted: string, watches: readonly Watch[]): string {
  const name = wanted.slice(0, 180)
  let free = name
  for (let n = 2; watches.some((w) => w.name === free); n++) free = `${name} ${n}`
  return free
}

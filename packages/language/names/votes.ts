import { mix3 } from '../features/hash.js'
import type { WordForm } from '../features/word-form.js'
import { typeOf } from './chain.js'

/**
 * How often each label was given to a word in an article, by a first look at its sentences: what is a name in one is mostly
 * the same name in the others (after Krishnan and Manning 2006).
 */
export interface NameVotes {
  /** Counts a label given to a word; words without a capital do not vote. */
  count(form: WordForm, label: number): void
  /** Writes the counts of a word, but for the one label `own` given to it here, into `into`; gives whether any is left. */
  elsewhere(form: WordForm, own: number, into: Uint16Array): boolean
}

/** An empty count for as many labels. */
export function nameVotes(labels: number): NameVotes {
  const counts = new Map<number, Uint16Array>()
  return {
    count(form, label) {
      if (!votes(form)) return
      let own = counts.get(form.word)
      if (!own) {
        own = new Uint16Array(labels)
        counts.set(form.word, own)
      }
      own[label]!++
    },
    elsewhere(form, own, into) {
      const all = votes(form) ? counts.get(form.word) : undefined
      if (!all) return false
      into.set(all)
      into[own]!--
      for (let l = 0; l < labels; l++) if (into[l]! > 0) return true
      return false
    },
  }
}

const votes = (form: WordForm): boolean => (form.shape & 7) > 1

/**
 * Calls `add` with the features of what a word is called elsewhere in the article, by its counts there, which are not all 0;
 * it stands at `place` (-1, 0, 1) from the word to label.
 */
export function nameVoteFeatures(
  counts: Uint16Array,
  form: WordForm,
  place: number,
  add: (feature: number) => void,
): void {
  let all = 0
  let best = 0
  let name = 0
  for (let l = 0; l < counts.length; l++) {
    const n = counts[l]!
    all += n
    if (n > counts[best]!) best = l
    if (l > 0 && n > 0 && (name === 0 || n > counts[name]!)) name = l
  }
  const top = counts[best]!
  const agreed = top === all ? 0 : top * 2 > all ? 1 : 2
  const kind = form.shape & 7
  add(mix3(101 + place, best, agreed * 3 + few(all - 1)))
  add(mix3(104 + place, best, kind))
  if (place === 0) add(mix3(113, best, form.capital * 8 + kind))
  if (name === 0) return
  add(mix3(107 + place, typeOf(name), 0))
  add(mix3(110 + place, name, few(counts[name]! - 1)))
}

/** 0, 1 or more. */
const few = (n: number): number => Math.min(n, 2)

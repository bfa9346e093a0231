import type { Random } from './random.js'

const ONSETS = [
  'b',
  'br',
  'c',
  'd',
  'dr',
  'f',
  'g',
  'gr',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
  'w',
  'z',
]
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou']
const ENDS = ['', 'n', 'r', 'l', 's', 'm', 'nd', 'rt', 'x', 'ck']

/** A word of two or three syllables that no text has: names of places, firms, bills. */
export function invented(random: Random): string {
  let word = ''
  for (let n = random.chance(0.4) ? 3 : 2; n > 0; n--) word += random.pick(ONSETS) + random.pick(VOWELS)
  return word + random.pick(ENDS)
}

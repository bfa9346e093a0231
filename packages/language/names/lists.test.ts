import { expect, it } from 'vitest'
import { loadEnglish } from '../node.js'
import { type Entries, NAME_LISTS, nameLists } from './lists.js'

const { lexicon } = loadEnglish()
/** More than are looked up one by one. */
const MANY = 100
/** Of the entries of a list that many are asked about. */
const EVERY = 97

const words = NAME_LISTS.flatMap((name) => lexicon(name).rows.map(([entry]) => entry!.toLowerCase()))
  .filter((_, i) => i % EVERY === 0)
  .flatMap((entry) => [entry, ...entry.split(/[ -]|(?='s)/)])

const plain = (of: Entries | undefined): unknown => of && [of.bits, [...(of.behind ?? [])].map(([word, next]) => [word, plain(next)]).sort()] // biome-ignore format: one line

it('a word that is looked up by itself is known as it is in the tables of all', () => {
  const all = nameLists(lexicon)
  for (let i = 0; i < MANY; i++) all.of(`word${i}`)
  let few = nameLists(lexicon)
  for (const [i, word] of ['', '-', "'s", 'a', 'the', ...words].entries()) {
    if (i % 10 === 0) few = nameLists(lexicon)
    expect([word, few.of(word), plain(few.begun(word))]).toEqual([word, all.of(word), plain(all.begun(word))])
  }
})

it('entries of one word and of several are told apart', () => {
  const lists = nameLists(lexicon)
  const several = 1 << (NAME_LISTS.indexOf('cities') + NAME_LISTS.length)
  expect(lists.of('york') & several).toBe(several)
  expect(lists.begun('new')?.behind?.get('york')?.bits).toBeGreaterThan(0)
  expect(lists.begun('word of no list')).toBe(undefined)
})

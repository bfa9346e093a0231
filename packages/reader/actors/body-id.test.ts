import { expect, test } from 'vitest'
import { context } from '../testing/source.js'
import { bodyId } from './body-id.js'
import { wordsOf } from './words.js'

test.each([
  ['U.S. Fish & Wildlife Service', 'united-states-fish-and-wildlife-service'],
  ['United States Fish and Wildlife Service', 'united-states-fish-and-wildlife-service'],
  ['US Fish and Wildlife Service', 'united-states-fish-and-wildlife-service'],
  ['T.P.S.', 'tps'],
  ['Norwick Stores, Inc.', 'norwick-stores'],
  ['Inc.', 'inc'],
  ['St. Louis Norwick Club', 'st-louis-norwick-club'],
])('%s', (name, id) => {
  expect(bodyId(name, context.knowledge, wordsOf(context.language))).toBe(id)
})

import { expect, it } from 'vitest'
import { elide } from './elide.js'

it.each([
  ['short', 20, 'short'],
  ['one two three four five six', 20, 'one two … six'],
  ['unbrokenunbrokenunbroken', 13, 'unbro… roken'],
])('%s in %i characters is %s', (text, most, shown) => {
  expect(elide(text, most)).toBe(shown)
})

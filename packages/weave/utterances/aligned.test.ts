import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignedWith } from './aligned.js'

const shown = (text: string, other: string): string =>
  alignedWith(text, other)
    .map((s) => (s.shared ? s.text : `[${s.text.trimEnd()}]${s.text.slice(s.text.trimEnd().length)}`))
    .join('')

test.each([
  ['“We will sign the treaty,”', 'we will sign', '“We will sign [the treaty,”]'],
  ['no hope at all', 'no hope', 'no hope [at all]'],
  ['He is honest', 'she is sincere', '[He] is [honest]'],
  ['', 'anything', ''],
])('%s beside %s', (text, other, wanted) => {
  expect(shown(text, other)).toBe(wanted)
})

test('the stretches are the text', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, other) => {
      const whole = alignedWith(text, other).map((s) => s.text).join('') // biome-ignore format: one line
      expect(whole === text || whole === '').toBe(true)
    }),
  )
})

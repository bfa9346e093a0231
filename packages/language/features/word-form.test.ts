import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keyTable } from './key-table.js'
import { type WordForm, wordForms } from './word-form.js'

const table = keyTable(new Int32Array(0), (i) => i)
const nothing = { table, fine: new Uint16Array(0), coarse: new Uint8Array(0), capital: new Uint8Array(0) }
const MOST = 4

it('gives the form of the characters at a place, remembers the last ones, and never gives two forms one number', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '’', 'A'), minLength: 2, maxLength: 40 })
  const places = fc.array(fc.tuple(fc.nat(40), fc.nat(20)), { maxLength: 60 })
  fc.assert(
    fc.property(text, places, (text, places) => {
      const forms = wordForms(nothing, MOST)
      const numbered = new Map<number, WordForm>()
      const met: WordForm[] = []
      for (const [from, length] of places) {
        const start = Math.min(from, text.length)
        const end = Math.min(start + length, text.length)
        const form = forms.at(text, start, end)
        expect(form.text).toBe(text.slice(start, end))
        expect(form.lower).toBe(form.text.toLowerCase())
        expect(numbered.get(form.id) ?? form).toBe(form)
        numbered.set(form.id, form)
        const lately = met.slice(-MOST).find((f) => f.text === form.text)
        if (lately) expect(form).toBe(lately)
        met.push(form)
      }
    }),
  )
})

it('remembers all forms where no bound is given', () => {
  const forms = wordForms(nothing)
  const words = Array.from({ length: 3000 }, (_, i) => `w${i}`)
  const made = words.map(forms.of)
  expect(words.map(forms.of)).toEqual(made)
  expect(new Set(made.map((f) => f.id)).size).toBe(words.length)
  expect(forms.of('')).toBe(forms.edge)
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type NamedPerson, samePerson } from './same-person.js'

const variants = new Map(
  readFileSync(new URL('../language/en/name-variants.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((l) => l !== '' && !l.startsWith('#'))
    .map((l): [string, string[]] => [l.split('\t')[0]!, l.split('\t').slice(1)]),
)
const FAMILY_FIRST: Readonly<Record<string, string>> = {
  'Xi Jinping': 'Xi',
  'Xi Zhongxun': 'Xi',
  'Kim Jong Un': 'Kim',
  'Kim Yo Jong': 'Kim',
}
const person = (cell: string): NamedPerson => {
  const [name = '', told] = cell.split(', ')
  const gender = told === 'm' || told === 'f' ? told : null
  return { name, family: FAMILY_FIRST[name], gender, roles: told && !gender ? [told] : [] }
}
const rows = readFileSync(new URL('cases/same-person.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((l) => l !== '' && !l.startsWith('#'))
  .map((l) => l.split('\t') as [string, string, string, string])

describe('whether two names are one person’s', () => {
  it.each(rows)('%s and %s: %s', (a, b, expected, reason) => {
    for (const found of [samePerson(person(a), person(b), variants), samePerson(person(b), person(a), variants)])
      expect([found.score >= 0.75 ? 'one' : 'two', found.score >= 0 && found.score <= 1]).toEqual([expected, true])
    expect(samePerson(person(a), person(b), variants).reason).toBe(reason)
  })
})

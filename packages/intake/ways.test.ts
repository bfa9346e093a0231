import { describe, expect, it } from 'vitest'
import { intake } from './intake.js'
import { casesOf, expectMap, shown } from './testing/cases.js'

const bytes = (s: string) => new TextEncoder().encode(s)

describe.each(['markdown', 'feeds', 'agencies'] as const)('%s', (name) => {
  it.each(casesOf(name))('%s', async (_title, input, expected) => {
    const { sources, problems } = await intake(bytes(input), { uri: name === 'markdown' ? 'a.md' : 'a' })
    const lines = problems.map((p) => `! ${p.problem}${p.place ? `, ${p.place}` : ''}: ${p.message}`)
    expect([sources.map(shown).join('\n--\n'), ...lines].filter(Boolean).join('\n')).toBe(expected)
    for (const source of sources) expectMap(source, input)
  })
})

import { readFileSync } from 'node:fs'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { describe, expect, it } from 'vitest'
import { whoIs } from './who-is.js'

const context = { language: loadEnglish(), knowledge: loadKnowledge() }
const rows = readFileSync(new URL('cases/who-is.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((l) => l !== '' && !l.startsWith('#'))
  .map((l) => l.split('\t') as [string, string, string])

describe('whom a phrase means on a day', () => {
  it.each(rows)('%s on %s is %s', (phrase, day, who) => {
    expect(whoIs(context, phrase, day)?.actor.id ?? 'nobody').toBe(who)
  })
})

import { daysBetween } from '@onrecord/format'
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from './node.js'

const knowledge = loadKnowledge()
/** Offices that one person holds at a time. */
const ALONE = new Set([
  'president', 'prime minister', 'chancellor', 'premier', 'taoiseach', 'king', 'supreme leader', 'foreign minister', 'foreign secretary',
  'secretary of state', 'defence minister', 'defense secretary', 'defence secretary', 'finance minister', 'interior minister', 'home secretary',
  'attorney general', 'treasury secretary', 'homeland security secretary', 'chancellor of the exchequer', 'national security adviser',
  'secretary-general', 'director-general', 'managing director', 'governor', 'mayor', 'speaker', 'majority leader', 'minority leader',
  'press secretary', 'first lady', 'ambassador to the United Nations', 'chief of staff',
]) // biome-ignore format: a list
/** Where two claimed one office at the same time, as the record has it. */
const CONTESTED = new Set(['ivory-coast president'])
// Months stand for their first and last days.
const MONTH = 31

const offices = knowledge.actors.flatMap((actor) => actor.offices.map((office) => ({ id: actor.id, ...office })))

describe('offices', () => {
  it('that one person holds have no two holders on one day', () => {
    const twice: string[] = []
    const held = new Map<string, typeof offices>()
    for (const o of offices)
      if (ALONE.has(o.role)) held.set(`${o.of} ${o.role}`, [...(held.get(`${o.of} ${o.role}`) ?? []), o])
    for (const [what, list] of held) {
      if (CONTESTED.has(what)) continue
      const line = [...list].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
      for (const [i, one] of line.entries())
        for (const next of line.slice(i + 1))
          if (next.from && (!one.to || daysBetween(next.from, one.to) > MONTH))
            twice.push(`${what}: ${one.id} until ${one.to}, ${next.id} from ${next.from}`)
    }
    expect(twice).toEqual([])
  })

  it('end after they begin, and belong to actors that are there', () => {
    for (const o of offices) {
      if (o.from && o.to) expect(o.from <= o.to, `${o.id} ${o.role}`).toBe(true)
      expect(knowledge.actor(o.of), `${o.id}: ${o.of}`).toBeDefined()
    }
  })

  it('of days since July 2025 say that they were not yet compared with the record, or rest on one', () => {
    for (const o of offices) expect(o.note, `${o.id} ${o.role}`).toMatch(/\S/)
  })

  it('relatives are there, on both sides', () => {
    for (const a of knowledge.actors)
      for (const { as, who } of a.kin ?? []) {
        const other = knowledge.actor(who)
        const back = as === 'child' ? 'parent' : as === 'parent' ? 'child' : as
        expect(
          other?.kin?.some((k) => k.who === a.id && k.as === back),
          `${a.id} ${as} ${who}`,
        ).toBe(true)
      }
  })
})

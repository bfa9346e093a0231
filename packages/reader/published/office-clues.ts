import type { Knowledge, KnownActor, Office } from '@onrecord/knowledge'
import type { Lexicon } from '@onrecord/language'
import type { Context } from '../layers.js'
import type { Clue } from './clue.js'
import type { Words } from './event-mentions.js'
import { terms } from './term.js'
import { table } from './weights.js'

const LONGEST_ROLE = 3
const LONGEST_NAME = 4

/** What offices say of the article's day: "US President Joe Biden", "the Biden administration", "former President Trump". */
export function officeClues(text: Words, { language, knowledge }: Context): Clue[] {
  const lexicon = language.lexicon('dating')
  const first = firstWords(lexicon)
  const out: Clue[] = []
  const told = new Set<string>()
  for (let i = 0; i < text.words.length; i++) {
    if (!first.has(text.words[i]!)) continue
    const role = roleAt(text, i, lexicon)
    if (!role) continue
    const held = personBeside(text, i, i + role.length, role.roles, knowledge)
    if (!held) continue
    const past = isPast(text, i, lexicon) || isPast(text, held.first, lexicon)
    const key = `${held.offices.map((o) => `${o.of} ${o.role} ${o.from}`).join()} ${past}`
    if (told.has(key)) continue
    told.add(key)
    const start = Math.min(text.spans[i]!.start, text.spans[held.first]!.start)
    const end = Math.max(text.spans[i + role.length - 1]!.end, text.spans[held.last - 1]!.end)
    out.push({
      rule: past ? 'former office' : 'office',
      spans: [{ start, end }],
      steps: [terms(held.offices, table(past ? 'former office' : `office ${role.sort}`))],
    })
  }
  return out
}

const prepared = new WeakMap<Lexicon, ReadonlySet<string>>()

/** Words a role may begin with. */
function firstWords(lexicon: Lexicon): ReadonlySet<string> {
  const known = prepared.get(lexicon)
  if (known) return known
  const first = new Set(lexicon.rows.filter((r) => r[1] === 'role').map((r) => r[0]!.split(' ')[0]!.replace(/\.$/, '')))
  prepared.set(lexicon, first)
  return first
}

interface Role {
  readonly length: number
  readonly roles: readonly string[]
  /** Which weights it has: an office, or part of a race for one. */
  readonly sort: string
}

/** A word of an office at word `at`, the longest that stands there. */
function roleAt(text: Words, at: number, lexicon: Lexicon): Role | null {
  for (let n = LONGEST_ROLE; n >= 1; n--) {
    const joined = n === 1 ? text.words[at]! : text.words.slice(at, at + n).join(' ')
    const entry = lexicon.get(joined) ?? (n === 1 ? lexicon.get(`${joined}.`) : undefined)
    if (entry?.[0] === 'role') return { length: n, roles: entry[1]!.split(';'), sort: entry[2] ?? 'held' }
  }
  return null
}

/** The person right behind a role, or right before it ("the Trump campaign", "Tim Kaine, her running mate"). */
function personBeside(
  text: Words,
  from: number,
  to: number,
  roles: readonly string[],
  knowledge: Knowledge,
): { first: number; last: number; offices: readonly Office[] } | null {
  for (let n = LONGEST_NAME; n >= 1; n--) {
    const held = officesOf(text, to, n, roles, knowledge)
    if (held) return held
  }
  for (let gap = 0; gap <= 2; gap++)
    for (let n = LONGEST_NAME; n >= 1; n--) {
      const held = from - gap - n >= 0 ? officesOf(text, from - gap - n, n, roles, knowledge) : null
      if (held) return held
    }
  return null
}

function officesOf(text: Words, at: number, n: number, roles: readonly string[], knowledge: Knowledge) {
  if (at + n > text.words.length || !text.capital[at] || text.sentences[at] !== text.sentences[at + n - 1]) return null
  const name = n === 1 ? text.written[at]! : text.written.slice(at, at + n).join(' ')
  const persons: readonly KnownActor[] = n === 1 ? knowledge.family(name) : knowledge.named(name)
  const offices = persons
    .filter((p) => p.type === 'person')
    .flatMap((p) => p.offices.filter((o) => roles.includes(o.role)))
  return offices.length ? { first: at, last: at + n, offices } : null
}

/** Whether "former" or the like stands before a word, up to three back. */
function isPast(text: Words, at: number, lexicon: Lexicon): boolean {
  for (let k = at - 1; k >= Math.max(0, at - 3); k--) if (lexicon.get(text.words[k]!)?.[0] === 'past role') return true
  return false
}

import { type ActorId, type ActorType, type Day, isDay, monthRange, slug } from '@onrecord/format'
import type { CountryCodes } from '../country-codes.js'
import type { KnownActor, Office } from '../knowledge.js'
import { type Imported, plainActor } from './imported.js'

// CAMEO's role codes that say what somebody is to a state (Schrodt 2012, CAMEO manual, chapter 3).
const ROLES: Readonly<Record<string, string>> = {
  GOV: 'government official', MIL: 'military official', OPP: 'opposition leader', LEG: 'legislator', JUD: 'judge',
  COP: 'police official', SPY: 'intelligence official', ELI: 'member of the elite',
} // biome-ignore format: one line reads better
// Codes of what is no person: international bodies, companies, parties; media; rebels and other groups.
const TYPES: Readonly<Record<string, ActorType>> = {
  IGO: 'organisation', NGO: 'organisation', NGM: 'organisation', MNC: 'organisation', IMG: 'group', BUS: 'organisation',
  PTY: 'organisation', MED: 'outlet', REB: 'group', INS: 'group', SEP: 'group', UAF: 'group', CVL: 'group', REF: 'group',
  LAB: 'group', EDU: 'organisation', CRM: 'group', RAD: 'group', SET: 'group',
} // biome-ignore format: one line reads better

interface Code {
  readonly code: string
  readonly from: Day | null
  readonly to: Day | null
}

interface Entry {
  readonly line: number
  readonly name: string
  readonly names: string[]
  readonly codes: Code[]
}

/**
 * Actors out of a dictionary of PETRARCH's (.actors): `NAME_NAME_` opens an actor, `+ALIAS_` gives another name, `[CODE]`,
 * `[CODE 20120507-20180507]`, `[CODE >20120507]`, `[CODE <991231]` what it is and when; `;` and `#` open comments. A bare
 * country code makes a state, role codes behind one make offices; others are organisations, outlets or groups by their code,
 * and persons where it says neither. Entries of .agents files (`[~COP]`) are words for kinds of people: they are counted as
 * left out.
 */
export function importPetrarch(text: string, country: CountryCodes): Imported {
  const problems: { line: number; message: string }[] = []
  const entries: Entry[] = []
  let left = 0
  let open: Entry | null = null
  text.split(/\r?\n/).forEach((raw, i) => {
    const content = raw.replace(/[;#].*$/, '').trim()
    // Sets of agents' words: "!PERSON! = MAN, WOMAN".
    if (content === '' || content.startsWith('!')) return
    const wrong = (message: string) => problems.push({ line: i + 1, message })
    const words = content.replace(/[[{].*$/, '').trim()
    if (words.startsWith('+')) {
      if (open) open.names.push(nameOf(words.slice(1)))
      else wrong('another name (+) of nobody: the first name stands before it')
    } else if (words !== '') {
      open = { line: i + 1, name: nameOf(words), names: [], codes: [] }
      entries.push(open)
    }
    for (const [, inside = ''] of content.matchAll(/\[([^\]]*)\]/g)) {
      if (inside.startsWith('~')) {
        if (entries.at(-1) === open) entries.pop()
        left++
        continue
      }
      const code = codeOf(inside)
      if (!code) wrong(`[${inside}] is no code with days in order, such as [RUSGOV 20120507-20180507]`)
      else if (open) open.codes.push(code)
      else wrong('a code before any name: names stand first, NAME_NAME_ [CODE]')
    }
  })
  const byId = new Map<ActorId, KnownActor>()
  for (const entry of entries) {
    const unknown = entry.codes.find((c) => !country(c.code.slice(0, 3)) && !TYPES[c.code.slice(0, 3)])
    const wrong = (message: string) => problems.push({ line: entry.line, message })
    if (unknown) wrong(`${unknown.code}: ${unknown.code.slice(0, 3)} is no country and no kind of body`)
    else if (entry.codes.length === 0) {
      if (!problems.some((p) => p.line === entry.line)) wrong(`${entry.name} has no code: [CODE]`)
    } else {
      const actor = actorOf(entry, country)
      const known = byId.get(actor.id)
      byId.set(actor.id, known ? { ...known, offices: [...known.offices, ...actor.offices] } : actor)
    }
  }
  return { actors: [...byId.values()], problems, left }
}

const nameOf = (words: string): string =>
  words
    .replace(/_+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/(^|[\s'-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())

function codeOf(inside: string): Code | null {
  const m = /^([A-Z]{3,})(?:\s+([<>]?)(\d{6,8})(?:-(\d{6,8}))?)?$/.exec(inside.trim())
  if (!m) return null
  const [, code = '', sign, a, b] = m
  const first = a ? dayOf(a, 'from') : null
  const last = b ? dayOf(b, 'to') : null
  if ((a && !first) || (b && !last) || (first && last && first > last)) return null
  return sign === '<' ? { code, from: null, to: first } : { code, from: first, to: last }
}

/** PETRARCH writes days as YYYYMMDD, YYMMDD or YYYYMM. */
function dayOf(digits: string, side: 'from' | 'to'): Day | null {
  if (digits.length === 6 && /^(19|20)\d\d(0[1-9]|1[0-2])$/.test(digits) && !isDay(dashed(century(digits))))
    return monthRange(Number(digits.slice(0, 4)), Number(digits.slice(4)))[side]
  const day = dashed(digits.length === 6 ? century(digits) : digits)
  return isDay(day) ? day : null
}
const century = (digits: string): string => (Number(digits.slice(0, 2)) > 50 ? '19' : '20') + digits
const dashed = (d: string): string => `${d.slice(0, 4)}-${d.slice(4, 6)}-${d.slice(6, 8)}`

function actorOf({ name, names, codes }: Entry, country: CountryCodes): KnownActor {
  const first = codes[0]!.code
  const home = country(first.slice(0, 3))
  if (home !== null && codes.every((c) => c.code.length === 3))
    return plainActor({ id: home, name, type: 'state', names })
  const type = TYPES[first.slice(0, 3)] ?? TYPES[first.slice(3, 6)] ?? 'person'
  const offices: Office[] = codes.flatMap(({ code, from, to }) => {
    const of = country(code.slice(0, 3))
    const role = ROLES[code.slice(3, 6)]
    return type === 'person' && of && role ? [{ role, of, from, to, note: `PETRARCH ${code}` }] : []
  })
  return plainActor({ id: slug(name), name, type, names, offices, of: home })
}

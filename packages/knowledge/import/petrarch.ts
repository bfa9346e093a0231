import { type ActorId, type Day, isDay, monthRange, slug } from '@onrecord/format'
import type { KnownActor, Office } from '../knowledge.js'
import { type Imported, plainActor } from './imported.js'

// CAMEO's role codes that say what somebody is to a state (Schrodt 2012, CAMEO manual, chapter 3).
const ROLES: Readonly<Record<string, string>> = {
  GOV: 'government official',
  MIL: 'military official',
  OPP: 'opposition leader',
  LEG: 'legislator',
  JUD: 'judge',
  COP: 'police official',
  SPY: 'intelligence official',
}

/**
 * Actors out of a dictionary of PETRARCH's: `NAME_NAME_` opens an actor, `+ALIAS_` gives another name, `[CODE]`,
 * `[CODE 20120507-20180507]`, `[CODE >20120507]`, `[CODE <991231]` what it is and when; `;` and `#` open comments.
 * `country` gives the id of a three-letter country code, or null. A bare country code makes a state, role codes behind
 * it make offices; anything else is an organisation where its code says so and a person where not.
 */
export function importPetrarch(text: string, country: (code: string) => ActorId | null): Imported {
  const problems: { line: number; message: string }[] = []
  const actors: KnownActor[] = []
  let open: { name: string; names: string[]; codes: { code: string; from: Day | null; to: Day | null }[] } | null = null
  const close = () => {
    if (open && open.codes.length > 0) actors.push(actorOf(open.name, open.names, open.codes, country))
    open = null
  }
  text.split(/\r?\n/).forEach((raw, i) => {
    const line = raw.replace(/[;#].*$/, '').trim()
    if (line === '') return
    const bracket = line.indexOf('[')
    const words = (bracket < 0 ? line : line.slice(0, bracket)).trim()
    if (words.startsWith('+')) open?.names.push(nameOf(words.slice(1)))
    else if (words !== '') {
      close()
      open = { name: nameOf(words), names: [], codes: [] }
    }
    for (const m of line.matchAll(/\[([^\]]*)\]/g)) {
      const code = codeOf(m[1]!)
      if (!code)
        problems.push({ line: i + 1, message: `[${m[1]}] is no code with dates, such as [RUSGOV 20120507-20180507]` })
      else if (open) open.codes.push(code)
      else problems.push({ line: i + 1, message: 'a code before any name: names stand first, `NAME_NAME_ [CODE]`' })
    }
  })
  close()
  return { actors, problems }
}

const nameOf = (words: string): string =>
  words
    .replace(/_+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/(^|[\s'-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())

function codeOf(inside: string): { code: string; from: Day | null; to: Day | null } | null {
  const m = /^([A-Z]{2,})(?:\s+([<>]?)(\d{6,8})(?:-(\d{6,8}))?)?$/.exec(inside.trim())
  if (!m) return null
  const [, code, sign, a, b] = m
  const first = a ? dayOf(a) : null
  const last = b ? dayOf(b) : null
  if ((a && !first) || (b && !last)) return null
  if (sign === '<') return { code: code!, from: null, to: first }
  return { code: code!, from: first, to: last }
}

/** PETRARCH writes days as YYYYMMDD, YYMMDD or YYYYMM. */
function dayOf(digits: string): Day | null {
  if (digits.length === 6 && /^(19|20)\d\d(0[1-9]|1[0-2])$/.test(digits))
    return monthRange(Number(digits.slice(0, 4)), Number(digits.slice(4))).from
  const full = digits.length === 6 ? (Number(digits.slice(0, 2)) > 50 ? '19' : '20') + digits : digits
  const day = `${full.slice(0, 4)}-${full.slice(4, 6)}-${full.slice(6, 8)}`
  return isDay(day) ? day : null
}

function actorOf(
  name: string,
  names: readonly string[],
  codes: readonly { code: string; from: Day | null; to: Day | null }[],
  country: (code: string) => ActorId | null,
): KnownActor {
  const home = country(codes[0]!.code.slice(0, 3))
  const offices: Office[] = codes.flatMap(({ code, from, to }) => {
    const of = country(code.slice(0, 3))
    const role = ROLES[code.slice(3, 6)]
    return of && role ? [{ role, of, from, to, note: `PETRARCH ${code}` }] : []
  })
  const state = home !== null && codes.every((c) => c.code.length === 3)
  const body = /^(IGO|NGO|NGM|MNC|MED|IMG)/.test(codes[0]!.code) || /(BUS|MED|NGO|PTY)$/.test(codes[0]!.code)
  if (state) return plainActor({ id: home, name, type: 'state', names })
  return plainActor({
    id: slug(name),
    name,
    type: body ? 'organisation' : 'person',
    names,
    offices: body ? [] : offices,
    of: home,
  })
}

import { familyName, fold } from './fold.js'
import { alike } from './spelling.js'

/** A person as two texts may name them. */
export interface NamedPerson {
  readonly name: string
  /** Where it is not the last word of the name. */
  readonly family?: string | undefined
  readonly gender?: 'm' | 'f' | null
  /** What the texts call them: offices and callings; empty where nothing is told. */
  readonly roles?: readonly string[]
}

/** Forms of given names, each with the name it is a form of. */
export interface NameForms {
  get(given: string): readonly string[] | undefined
}

/** How likely two names mean one person, 0 to 1, and why. */
export interface Likeness {
  readonly score: number
  readonly reason: string
}

const NOBODY: Likeness = { score: 0, reason: 'other names' }
// Two bearers of a name whose roles differ are two people more often than one who changed their calling.
const NAMESAKE = 0.3

/**
 * Whether two named persons are one: the same name, its letters otherwise (accents, capitals), initials, forms of a given name
 * (Volodymyr, Vladimir), transliterations, the family name first, a slip. Takes the language's `name-variants`. Two of one name whose roles
 * are told and share nothing are namesakes.
 */
export function samePerson(a: NamedPerson, b: NamedPerson, variants: NameForms): Likeness {
  if (a.gender && b.gender && a.gender !== b.gender) return { score: 0, reason: 'a man and a woman' }
  const names = sameName(a, b, variants)
  if (names.score === 0) return names
  const [mine, theirs] = [a.roles ?? [], b.roles ?? []]
  if (mine.length === 0 || theirs.length === 0) return names
  const shared = mine.find((r) => theirs.some((t) => t === r || heads(t) === heads(r)))
  if (shared) return { score: Math.min(1, names.score + 0.03), reason: `${names.reason}, both ${shared}` }
  return { score: names.score * NAMESAKE, reason: `namesakes: ${mine[0]}, ${theirs[0]}` }
}

/** The noun of a role: "foreign minister" is a minister. */
const heads = (role: string): string => role.toLowerCase().split(' ').pop()!

interface Parts {
  readonly given: readonly string[]
  readonly family: string
}

function sameName(a: NamedPerson, b: NamedPerson, variants: NameForms): Likeness {
  if (a.name === b.name) return { score: 1, reason: 'same name' }
  if (plain(a.name) === plain(b.name)) return { score: 0.98, reason: 'same letters' }
  const [x, y] = [partsOf(a), partsOf(b)]
  if (x.given.length === 0 || y.given.length === 0) return NOBODY
  if (
    plain(`${x.family} ${x.given.join(' ')}`) === plain(b.name) ||
    plain(`${y.family} ${y.given.join(' ')}`) === plain(a.name)
  )
    return { score: 0.9, reason: 'family name first' }
  const family = likeFamily(x.family, y.family)
  if (family.score === 0) return NOBODY
  const given = likeGiven(x.given, y.given, variants)
  if (given.score === 0) return NOBODY
  const score = Math.round(family.score * given.score * 100) / 100
  return { score, reason: [given.reason, family.reason].filter((r) => r !== '').join(', ') || 'same letters' }
}

/** Lower case without accents, stops, hyphens and apostrophes: "J. D. Vance" and "JD Vance" are one. */
const plain = (name: string): string =>
  fold(name)
    .toLowerCase()
    .replace(/[.'’]/g, '')
    .replace(/[-\s]+/g, ' ')
    .replace(/\b(\w) (?=\w\b)/g, '$1')
    .trim()

const SUFFIX = / (?:jr|sr|ii|iii|iv)\.?$/i
const ARTICLE = /^(?:al|el|as|ash|an|ar|at)(?:[- ]|(?=-))/i

function partsOf({ name, family }: NamedPerson): Parts {
  const bare = name.replace(/,? (?:jr|sr|ii|iii|iv)\.?$/i, '')
  const last = (family ?? familyName(bare)) || bare
  const rest =
    bare.startsWith(last) && bare !== last ? bare.slice(last.length) : bare.replace(new RegExp(`${literal(last)}$`), '')
  return {
    given: plain(rest).split(' ').filter(Boolean),
    family: SUFFIX.test(name) ? `${last}${SUFFIX.exec(name)![0]}` : last,
  }
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function likeFamily(a: string, b: string): Likeness {
  const [x, y] = [plain(a), plain(b)]
  if (x === y) return { score: 1, reason: '' }
  // "Donald Trump Jr." is not his father.
  if (SUFFIX.test(a) !== SUFFIX.test(b)) return NOBODY
  const [s, t] = [sound(a), sound(b)]
  if (s === t) return { score: 0.97, reason: 'spelling' }
  if (alike(x, y) && x.length > 5 && y.length > 5) return { score: 0.8, reason: 'a slip in the family name' }
  return NOBODY
}

function likeGiven(a: readonly string[], b: readonly string[], variants: NameForms): Likeness {
  const [x, y] = [a[0]!, b[0]!]
  // Middle names are often left out, but two that differ tell two people apart.
  const [m, n] = [a.slice(1), b.slice(1)]
  const middle = m.length > 0 && n.length > 0 && m[0]![0] !== n[0]![0] ? 0 : m.length === n.length ? 1 : 0.97
  if (middle === 0 && x === y) return NOBODY
  const told = middle < 1 ? 'a middle name more' : ''
  if (x === y) return { score: middle, reason: told }
  if (group(x, variants) === group(y, variants))
    return { score: 0.95 * (middle || 1), reason: 'form of the given name' }
  if (sound(x) === sound(y)) return { score: 0.97 * (middle || 1), reason: 'spelling of the given name' }
  if (x.length === 1 || y.length === 1) return x[0] === y[0] ? { score: 0.8, reason: 'an initial' } : NOBODY
  return alike(x, y) ? { score: 0.75, reason: 'a slip in the given name' } : NOBODY
}

/** The name of which a given name is a form, or it itself. */
const group = (given: string, variants: NameForms): string => variants.get(given)?.[0] ?? given

// What ways of writing foreign sounds in English have in common: those of Cyrillic, Arabic and Persian most of all.
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [ARTICLE, ''],
  [/[-'’. ]/g, ''],
  [/tsch|tch|cz/g, 'ch'],
  [/sch/g, 'sh'],
  [/kh|gh/g, 'h'],
  [/ph/g, 'f'],
  [/ck|q/g, 'k'],
  [/c(?!h)/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/ou|oo/g, 'u'],
  [/ee/g, 'i'],
  [/^(?:ye|je)/, 'e'],
  [/[yj]/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/ie/g, 'e'],
  [/e?i+$/, 'i'],
]

/** A name as its sound, so that transliterations of one name meet: "Zelensky", "Zelenskyy" and "Zelenskiy" are one. */
export function sound(name: string): string {
  let s = fold(name).toLowerCase()
  for (const [from, to] of SOUNDS) s = s.replace(from, to)
  return s
}

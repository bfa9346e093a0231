import { type DayRange, slug } from '@onrecord/format'
import { alike, familyName, fold, type Knowledge, type KnownActor, type Likeness } from '@onrecord/knowledge'
import type { Token } from '@onrecord/language'
import type { Abbreviation } from './abbreviations.js'
import { bodyId } from './body-id.js'
import { byOffice } from './by-office.js'
import { alias, type Cast, castKnown, castNew, shortened } from './cast.js'
import { withEchoes } from './echoes.js'
import { isSyllabled } from './family-first.js'
import { JUNIOR, juniorOf, sharedFamily } from './family-names.js'
import type { Found } from './found.js'
import { introduce } from './introduced.js'
import { namesakeId, toldBeside } from './namesakes.js'
import type { Referent } from './referent.js'
import { shortForms } from './short-forms.js'
import { spelledOtherwise } from './spelled-otherwise.js'
import { highest, standing } from './standing.js'
import { elsewhere, ofOwnState } from './state-bodies.js'
import type { Words } from './words.js'

interface World {
  readonly knowledge: Knowledge
  readonly when: DayRange
  readonly words: Words
  /** The article's title where it is given apart from the text, or null. */
  readonly title: string | null
  /** Names that stand for a person somewhere in the article, by the recogniser, a title or an office. */
  readonly persons: ReadonlySet<string>
  /** How each name was linked, and how sure that is; filled as they are. */
  readonly links: Map<Found, Likeness>
}

const EXACT: Likeness = { score: 1, reason: 'name' }
const OFFICE: Likeness = { score: 0.97, reason: 'name and office' }
const SHORT: Likeness = { score: 0.95, reason: 'short name' }
const OF_SEVERAL: Likeness = { score: 0.8, reason: 'short name, of several' }
const RENOWNED: Likeness = { score: 0.8, reason: 'short name, of high standing' }
const SEAT: Likeness = { score: 0.9, reason: 'seat' }
const SLIP: Likeness = { score: 0.85, reason: 'a slip in the name' }
const NEW: Likeness = { score: 1, reason: 'new name' }

/** The names of an article with whom each means; null for one that is nobody's we know of. */
export interface Linked {
  readonly found: readonly Found[]
  readonly whose: readonly (Referent | null)[]
  /** How sure each is, and why. */
  readonly links: ReadonlyMap<Found, Likeness>
}

/**
 * Says whose each name is: full names first, over the whole article, then short forms by who bears them here, then by who
 * bears them in the world on the article's day. Words that echo a name the article gives in full are names too.
 */
export function linkNames(
  scanned: readonly Found[],
  tokens: readonly Token[],
  cast: Cast,
  of: Omit<World, 'links' | 'persons'>,
  abbreviations: readonly Abbreviation[],
): Linked {
  const persons = new Set(scanned.flatMap((f) => (isPersons(f, tokens, of.words) ? [f.text] : [])))
  const world: World = { ...of, persons, links: new Map() }
  const families = familiesOf(scanned)
  const whole = new Map(scanned.map((f) => [f, isFamily(f, families) ? null : full(f, tokens, cast, world)]))
  for (const f of shortForms(abbreviations, scanned, whole, cast)) world.links.set(f, SHORT)
  sharedFamily(scanned, tokens, whole, cast, world.knowledge, world.words)
  introduce(scanned, cast, properCase, world)
  initials(cast)
  lastWords(cast)
  const found = withEchoes(scanned, tokens, cast)
  const out = found.map((f) => whole.get(f) ?? null)
  const spoken = counts(out)
  for (let i = 0; i < found.length; i++) out[i] ??= short(found, i, tokens, out, cast, world, spoken)
  return { found, whose: out, links: world.links }
}

/** Whether a name is marked as a person's or stands behind a title or an office ("Secretary of Defense Rhee"). */
function isPersons({ first, text, type, title }: Found, tokens: readonly Token[], words: Words): boolean {
  if (type === 'person' || title) return true
  if (words.roles.has(text.toLowerCase())) return false
  const end = tokens[first - 1]?.text === ',' ? first - 1 : first
  for (let n = 1; n <= 4 && n <= end; n++) {
    const before = tokens.slice(end - n, end)
    if (words.roles.has(before.map((t) => t.lower).join(' '))) return /^\p{Lu}/u.test(before[0]!.text)
  }
  return false
}

/** Family names of the persons an article names in full. */
const familiesOf = (scanned: readonly Found[]): ReadonlySet<string> => {
  const persons = scanned.filter((f) => f.text.includes(' ') && (f.named[0]?.type ?? f.type) === 'person')
  return new Set(persons.map((f) => familyName(f.text)))
}

/** "Bloomberg" of an article about Michael Bloomberg: a person, though a body bears the name too. */
const isFamily = (f: Found, families: ReadonlySet<string>): boolean =>
  families.has(f.text) && f.named.length > 0 && f.named.every((a) => a.type === 'outlet' || a.type === 'organisation')

const isShortPerson = (f: Found): boolean =>
  !f.text.includes(' ') && f.named.length > 0 && f.named.every((a) => a.type === 'person')

function full(f: Found, tokens: readonly Token[], cast: Cast, world: World): Referent | null {
  if (f.named.length > 0 && !f.title) {
    if (isShortPerson(f)) return null
    const present = f.named.find((a) => cast.byId.has(a.id))
    const other = elsewhere(f, tokens, cast, world.knowledge)
    if (other) {
      world.links.set(f, NEW)
      return other
    }
    const one = present ?? (f.named.every((a) => a.type === 'person') ? highest(f.named, world.when) : f.named[0])!
    world.links.set(f, EXACT)
    return itselfOr(f, castKnown(cast, one, f.first), tokens, cast, world)
  }
  if (f.named.length > 0 && f.text.includes(' ')) {
    const one = titled(f, f.named, world)
    world.links.set(f, one ? OFFICE : EXACT)
    return castKnown(cast, one ?? f.named[0]!, f.first)
  }
  if (f.metonym.length > 0 || f.family.length > 0) return null
  if (JUNIOR.test(f.text)) return null
  if (f.type === 'person' && f.text.includes(' ')) return itselfOr(f, fullPerson(f, cast, world), tokens, cast, world)
  // One word may be short for a longer name of the article.
  if (f.type === 'organisation' && f.text.includes(' '))
    return ofOwnState(f, cast, world.knowledge) ?? castOrganisation(f, cast, world)
  return null
}

/** Whoever bears the name, unless what is told beside it says that it is a namesake's. */
function itselfOr(f: Found, who: Referent, tokens: readonly Token[], cast: Cast, { words, links }: World): Referent {
  if (who.type !== 'person' || !f.text.includes(' ')) return who
  const told = toldBeside(f, tokens, words)
  const id = namesakeId(told, who)
  if (id !== null) {
    links.set(f, NEW)
    const { name, gender, family, given } = who
    const other = castNew(cast, { id, name, type: 'person', gender, family, given, born: f.first })
    other.fields.add(told!.field)
    return other
  }
  if (told) who.fields.add(told.field)
  return who
}

/** Of several that bear a name, the one whose office the title tells of. */
function titled(f: Found, candidates: readonly KnownActor[], { when }: World): KnownActor | null {
  const role = f.title?.role
  const fit = candidates.filter(
    (c) => (!f.title?.gender || c.gender === f.title.gender) && (!role || c.offices.some((o) => o.role === role)),
  )
  return highest(fit, when)
}

function fullPerson(f: Found, cast: Cast, { knowledge, words, when, links }: World): Referent {
  const parts = f.text.split(' ')
  const reversed = parts.length === 2 && isSyllabled(parts[1]!, words)
  const given = properCase(parts[reversed ? 1 : 0]!)
  const family = properCase(reversed ? parts[0]! : familyName(f.text))
  // "HIllary Clinton", "DONALD TRUMP", "Donald T. Trump": the same name in other letters or with an initial.
  const whole = parts.map(properCase).join(' ')
  for (const name of [suffixed(whole), whole, reversed ? `${family} ${given}` : `${given} ${family}`]) {
    const known = knowledge.named(name).find((a) => a.type === 'person')
    if (known) {
      links.set(f, EXACT)
      return castKnown(cast, known, f.first)
    }
  }
  const there = cast.families.get(family)?.find((r) => r.given === given || (r.given && alike(r.given, given)))
  if (there) {
    links.set(f, there.given === given ? EXACT : SLIP)
    return there
  }
  const close = parts.length === 2 && cast.givens.get(given)?.find((r) => alike(r.family, family))
  if (close) {
    links.set(f, SLIP)
    return close
  }
  const shorter = partOf(f.text, cast)
  if (shorter) {
    links.set(f, SHORT)
    return shorter
  }
  const gender = f.title?.gender ?? words.given.get(given) ?? null
  const other = spelledOtherwise({ name: f.text, gender }, knowledge, when, words.variants)
  if (other) {
    links.set(f, other.link)
    return castKnown(cast, other.known, f.first)
  }
  links.set(f, NEW)
  const name = f.text === f.text.toUpperCase() ? parts.map(properCase).join(' ') : f.text
  return castNew(cast, { id: slug(name), name, type: 'person', gender, family, given, born: f.first })
}

/** "Ferdinand Marcos Junior" with its suffix as names are mostly written. */
const suffixed = (name: string): string => name.replace(/(?<= \S+ )Junior$/, 'Jr.').replace(/(?<= \S+ )Senior$/, 'Sr.')

/** Whose name is this one with a word more before or behind it, or less ("Lindqvist Olsen" of Maria Lindqvist Olsen), where one alone is. */
function partOf(name: string, cast: Cast): Referent | null {
  if (JUNIOR.test(name)) return null
  const fits = (r: Referent): boolean => {
    if (r.type !== 'person' || r.known || JUNIOR.test(r.name)) return false
    const [long, short] = r.name.length > name.length ? [r.name, name] : [name, r.name]
    return (
      short.includes(' ') &&
      long.split(' ').length === short.split(' ').length + 1 &&
      (long.startsWith(`${short} `) || long.endsWith(` ${short}`))
    )
  }
  const all = cast.all.filter(fits)
  return all.length === 1 ? all[0]! : null
}

/** "HIllary" and "CLINTON" as "Hillary" and "Clinton"; names with small letters among the capitals ("McKinley") as they are. */
function properCase(word: string): string {
  if (word.includes('-')) return word.split('-').map(properCase).join('-')
  if (!/^\p{Lu}{2,}/u.test(word) || word.length < 4) return word
  return word[0] + word.slice(1).toLowerCase()
}

function castOrganisation(f: Found, cast: Cast, { knowledge, words }: World): Referent | null {
  if (f.headline) return null
  // "Vice President" marked as an organisation: an office is none.
  if (words.roles.has(f.text.toLowerCase()) || words.titles.has(f.text.toLowerCase())) return null
  const name = f.text.replace(/^The /, '')
  const there = cast.aliases.get(name)
  if (there) return there
  const id = bodyId(name, knowledge, words)
  const known = knowledge.actor(id)
  const whole = known || words.bodies.has(name.toLowerCase()) ? null : shortened(name, cast)
  const r = known
    ? castKnown(cast, known, f.first)
    : (whole ?? castNew(cast, { id, name, type: 'organisation', born: f.first }))
  alias(cast, name, r)
  return r
}

/** Short forms that are the initials of an organisation's name ("CNS" for Christian News Service). */
function initials(cast: Cast): void {
  for (const r of cast.all) {
    if (r.type === 'person' || !r.name.includes(' ')) continue
    const letters = r.name.split(/[\s-]+/).filter((w) => /^\p{Lu}/u.test(w)).map((w) => w[0]).join('') // biome-ignore format: one chain
    if (letters.length >= 3) alias(cast, letters, r)
  }
}

/** The last word of an outlet's name stands for it ("the Post", "the Times"), for the first outlet that it fits. */
function lastWords(cast: Cast): void {
  for (const r of cast.all) {
    if (r.type !== 'outlet') continue
    const words = r.name.split(' ')
    if (words.length > 1) alias(cast, words[words.length - 1]!, r)
  }
}

function counts(linked: readonly (Referent | null)[]): Map<Referent, number> {
  const map = new Map<Referent, number>()
  for (const r of linked) if (r) map.set(r, (map.get(r) ?? 0) + 1)
  return map
}

function short(
  found: readonly Found[],
  i: number,
  tokens: readonly Token[],
  whose: readonly (Referent | null)[],
  cast: Cast,
  world: World,
  spoken: ReadonlyMap<Referent, number>,
): Referent | null {
  const f = found[i]!
  const aliased = cast.aliases.get(f.text)
  const linked = (link: Likeness, who: Referent): Referent => {
    world.links.set(f, link)
    return who
  }
  if (aliased && aliased.type !== 'person' && !f.title) return linked(SHORT, aliased)
  const word = f.text.includes(' ') ? f.text : properCase(f.text)
  const here = [
    ...(cast.families.get(word) ?? []),
    ...(f.title?.role && !f.title.given ? [] : (cast.givens.get(word) ?? [])),
  ]
  const junior = juniorOf(f.text, cast)
  if (junior) return linked(SHORT, junior)
  const alive = here.filter((r) => !f.title?.gender || !r.gender || r.gender === f.title.gender)
  const fit = byOffice(alive, f, word, world.knowledge, world.when)
  const best = pick(fit, f, i, found, whose, world, spoken, word)
  if (best) return linked(fit.length > 1 ? OF_SEVERAL : SHORT, best)
  const behind = found[i - 1]
  const listed = behind?.title != null && behind.last === f.first - 1
  const fromWorld = worldly(f, word, listed, world)
  if (fromWorld) return linked(f.metonym.includes(fromWorld) ? SEAT : RENOWNED, castKnown(cast, fromWorld, f.first))
  const close =
    word.length >= 5 && (f.type === 'person' || f.title)
      ? cast.all.find((r) => r.type === 'person' && alike(r.family, word))
      : undefined
  if (close) return linked(SLIP, close)
  // "The Clintons": a family, not a body.
  if (f.text.endsWith('s') && [1, 2].some((n) => cast.families.has(f.text.slice(0, -n)))) return null
  if (f.type === 'organisation' && f.text.length > 1) return castOrganisation(f, cast, world)
  const lone = !f.title && !world.words.given.has(word.replace(JUNIOR, '$1'))
  if (lone && world.knowledge.demonym(word).length > 0) return null
  if (lone && found.filter((g) => g.text === f.text).length < 2 && !(f.type === 'person' && (says(f, tokens, world.words) || isApposed(f, tokens, world.words)))) return null // biome-ignore format: one line
  if (f.type === 'person' || (f.title && f.title.role === null) || (f.title && /^\p{Lu}\p{Ll}/u.test(f.text)))
    return someone(f, word, cast, world)
  return null
}

/** Whether a name is the subject of a verb of saying, in its clause or in one behind "who". */
function says({ first, last }: Found, tokens: readonly Token[], { saying }: Words): boolean {
  const { relation, head } = tokens[first]!
  if (last - first > 1 || !relation.startsWith('nsubj') || head < 0) return false
  const isSaying = (t: Token): boolean => t.tag.startsWith('VB') && saying.has(t.lemma)
  return isSaying(tokens[head]!) || tokens.slice(last, head).some((t) => t.head === first && t.relation === 'acl:relcl' && isSaying(t)) // biome-ignore format: one line
}

/** "Tarriela, the coast guard spokesperson, …": a name of one word that is told what it is, between commas. */
function isApposed({ first, last }: Found, tokens: readonly Token[], { roles, grammar }: Words): boolean {
  if (last - first > 1 || tokens[last]?.text !== ',' || grammar.get(tokens[last + 1]?.lower ?? '') !== 'definite')
    return false
  for (let k = last + 2; k < Math.min(tokens.length - 1, last + 8); k++) {
    if (tokens[k]!.text === ',') return false
    if (roles.has(tokens[k]!.lower)) return tokens[k + 1]!.text === ','
  }
  return false
}

/** Who of those that bear a short name here is meant: standing in the world, how often named, how lately. */
function pick(
  fit: readonly Referent[],
  f: Found,
  i: number,
  found: readonly Found[],
  linked: readonly (Referent | null)[],
  { when }: World,
  spoken: ReadonlyMap<Referent, number>,
  word: string,
): Referent | null {
  if (fit.length < 2) return fit[0] ?? null
  let best: Referent | null = null
  let worth = Number.NEGATIVE_INFINITY
  for (const r of fit) {
    let score =
      (r.known ? standing(r.known, when) : 0) + Math.min(2, (spoken.get(r) ?? 0) / 2) + (r.family === word ? 1 : 0)
    for (let k = i - 1; k >= 0 && found[k]!.first > f.first - 40; k--)
      if (linked[k] === r) {
        score += 1
        break
      }
    if (score > worth) {
      best = r
      worth = score
    }
  }
  return best
}

/**
 * Whom a short name means where the article bears nobody of that name: a capital's state, somebody of high standing.
 * `listed`: it stands one word behind a name with a title.
 */
function worldly(f: Found, word: string, listed: boolean, { knowledge, when, persons }: World): KnownActor | null {
  if (f.metonym.length > 0 && !f.title) return f.metonym[0]!
  const bearers = [
    ...f.named.filter((a) => a.type === 'person'),
    ...(f.family.length ? f.family : knowledge.family(word)),
  ]
  const fit = bearers.filter((c) => !f.title?.gender || c.gender === f.title.gender)
  const role = f.title?.role
  if (role) {
    const holder = highest(
      fit.filter((c) => c.offices.some((o) => o.role === role)),
      when,
    )
    if (holder) return holder
  }
  const top = highest(fit, when)
  if (!top) return null
  if (f.named.includes(top)) return top
  // "Key Steps", "English lessons": a common word that somebody's family bears too; "Senators Rhee and Young" are two.
  if (!f.title && !listed && !persons.has(f.text) && standing(top, when) < 4) return null
  const rivals = fit.filter((c) => c !== top && standing(c, when) >= standing(top, when))
  return standing(top, when) >= 2 && rivals.length === 0 ? top : null
}

/** Somebody known by one name alone: "Melanie", "Mr. McKinley" before his full name. */
function someone(f: Found, word: string, cast: Cast, { words }: World): Referent {
  const given = !f.title && words.given.has(word.replace(JUNIOR, '$1'))
  const gender = f.title?.gender ?? (given ? (words.given.get(word) ?? null) : null)
  return castNew(cast, {
    id: slug(fold(f.text)) || f.text,
    // "MR. JENKINS:" is Jenkins.
    name: word,
    type: 'person',
    gender,
    family: given ? '' : word,
    given: given ? word : '',
    born: f.first,
  })
}

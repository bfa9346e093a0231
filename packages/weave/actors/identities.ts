import type { ActorId, Appearance, Identity, Reason } from '@onrecord/format'
import type { Language } from '@onrecord/language'
import { closure } from '../closure.js'
import { byText } from '../ids.js'
import { LINKED, likeness, mayBeLinked } from './likeness.js'
import { namesakes } from './namesakes.js'
import { calledEvidence, magnitude, type Person } from './person.js'

/** What is wanted beside the appearances. */
export interface Around {
  readonly language: Language
  /** The persons that stand in an article, by their ids there. */
  readonly company: (article: string) => readonly ActorId[]
  /** Ids that an editor has decided about: they are kept. */
  readonly ruled: ReadonlySet<ActorId>
  /** Ids that an editor parted, as `a b` in order: they are never joined. */
  readonly parted: ReadonlySet<string>
  /** Names that more bear than are looked at: all of them are one. */
  readonly borne?: ReadonlySet<ActorId>
}

/**
 * So many appearances of a name are looked at: each, or where there are more those that come first by content, and then whoever
 * bears it counts as one. Namesakes of somebody whom hundreds of articles name are not told apart by a calling.
 */
export const LOOKED_AT = 128

// How sure it is that namesakes of different callings are two.
const PARTED = 0.7

/**
 * Who is whom among the persons whose family names sound alike, over all articles: spellings and forms of one name joined,
 * namesakes parted. Gives what counts as another than its name says. The order of the appearances changes nothing.
 */
export function identities(appearances: readonly Appearance[], around: Around): Identity[] {
  const { language, ruled, parted, borne } = around
  const fields = language.lexicon('callings')
  const forms = language.lexicon('name-variants')
  const sorted = [...appearances].sort((a, b) => byText(a.actor, b.actor) || byText(a.article, b.article))
  const persons: Person[] = []
  for (let i = 0; i < sorted.length; ) {
    let end = i + 1
    while (sorted[end]?.actor === sorted[i]!.actor) end++
    const field = (calling: string) => fields.get(calling)?.[0]
    const isOne = (id: ActorId) => ruled.has(id) || borne?.has(id) === true
    persons.push(...namesakes(sorted.slice(i, end), { field, company: around.company, ruled, isOne }))
    i = end
  }
  const pairs: { a: number; b: number; score: number; why: Reason[] }[] = []
  const never = new Set<string>()
  for (let a = 0; a < persons.length; a++)
    for (let b = a + 1; b < persons.length; b++) {
      const [p, q] = [persons[a]!, persons[b]!]
      const { score, why } = p.actor === q.actor ? { score: 0, why: [] } : likeness(p, q, forms)
      if (score < 0.5 || parted.has(pairKey(p.id, q.id))) never.add(`${a} ${b}`)
      else if (score >= LINKED) pairs.push({ a, b, score, why })
    }
  const groups = joined(persons, pairs, never)
  const out: Identity[] = []
  for (const members of groups) {
    const all = members.map((i) => persons[i]!)
    const chief = all.reduce((best, p) => (goesBefore(p, best, ruled) ? p : best))
    for (const i of members) {
      const person = persons[i]!
      const pair = person === chief ? null : bestPair(pairs, i, persons.indexOf(chief), members)
      for (const a of person.appearances) {
        if (a.actor === chief.id) continue
        const { score, why } = pair ?? {
          score: PARTED,
          why: [{ rule: `namesake: ${person.callings.join(', ')}`, score: PARTED, evidence: calledEvidence(person) }],
        }
        out.push({ article: a.article, actor: a.actor, into: chief.id, name: chief.name, score, why })
      }
    }
  }
  return out.sort((a, b) => byText(a.article, b.article) || byText(a.actor, b.actor))
}

/** Whether appearances that sound alike may come to anything else than their names say: where all bear one name, and their callings are of one field at most, they do not. */
export function maySeveral(
  appearances: readonly Pick<Appearance, 'actor' | 'callings'>[],
  language: Language,
): boolean {
  const fields = language.lexicon('callings')
  const told = appearances.flatMap((a) => a.callings.flatMap((c) => fields.get(c)?.[0] ?? []))
  return new Set(told).size > 1 || new Set(appearances.map((a) => a.actor)).size > 1
}

/**
 * Of names that sound alike those whose bearers may count as somebody else than it says: that are so like another of them that they may be one
 * person's, or are called what makes two of them. What becomes of these does not depend on the others, which need not be looked at.
 */
export function mayCount(
  names: readonly Pick<Appearance, 'actor' | 'name'>[],
  bearers: readonly Pick<Appearance, 'actor' | 'callings'>[],
  language: Language,
): Set<ActorId> {
  const forms = language.lexicon('name-variants')
  const out = new Set(
    names.flatMap(({ actor }) => (maySeveral(bearers.filter((b) => b.actor === actor), language) ? [actor] : [])), // biome-ignore format: one line
  )
  names.forEach((a, i) => {
    for (const b of names.slice(i + 1)) if (mayBeLinked(a, b, forms)) out.add(a.actor).add(b.actor)
  })
  return out
}

/** The key of a pair of ids that are to stay two. */
export const pairKey = (a: ActorId, b: ActorId): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

type Pair = { readonly a: number; readonly b: number; readonly score: number; readonly why: readonly Reason[] }

/** Groups of persons: the surest pairs first, none of whose members are never one. Who fits two that are never one joins neither. */
function joined(persons: readonly Person[], pairs: readonly Pair[], never: ReadonlySet<string>): number[][] {
  const isNever = (a: number, b: number) => never.has(a < b ? `${a} ${b}` : `${b} ${a}`)
  const partners = persons.map((_, i) => pairs.flatMap(({ a, b }) => (a === i ? [b] : b === i ? [a] : [])))
  const torn = partners.map((mine) => mine.some((x, n) => mine.slice(n + 1).some((y) => isNever(x, y))))
  const groups = closure(persons.length)
  const members = persons.map((_, i) => [i])
  for (const { a, b } of [...pairs].sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)) {
    if (torn[a] || torn[b]) continue
    const [x, y] = [groups.rootOf(a), groups.rootOf(b)]
    if (x === y || members[x]!.some((i) => members[y]!.some((k) => isNever(i, k)))) continue
    groups.join(a, b)
    members[groups.rootOf(a)] = [...members[x]!, ...members[y]!]
  }
  return groups.groups(1)
}

/**
 * Whose id and name the others take: one that an editor decided about, else one with more than an initial for a given name,
 * else the one that more bear (by halvings), else the fuller name, else the first. Who is known by a shorter name does not
 * become another in all articles because one has it in full.
 */
function goesBefore(a: Person, b: Person, ruled: ReadonlySet<ActorId>): boolean {
  if (ruled.has(a.id) !== ruled.has(b.id)) return ruled.has(a.id)
  if (isInitial(a) !== isInitial(b)) return isInitial(b)
  const more = magnitude(a.appearances.length) - magnitude(b.appearances.length)
  if (more !== 0) return more > 0
  if (a.name.length !== b.name.length) return a.name.length > b.name.length
  return byText(a.id, b.id) < 0
}

/** Whether an initial stands for the given name. */
const isInitial = ({ name }: Person): boolean => /^\p{L}\.?(?:\s|$)/u.test(name)

/** What ties a person to the one whose name they take: their own pair, else the surest to any other of the group. */
function bestPair(pairs: readonly Pair[], one: number, chief: number, members: readonly number[]): Pair | null {
  const mine = pairs.filter(({ a, b }) => (a === one && members.includes(b)) || (b === one && members.includes(a)))
  return mine.find(({ a, b }) => a === chief || b === chief) ?? mine[0] ?? null
}

import { slug } from '@onrecord/format'
import { fold, type KnownActor } from '@onrecord/knowledge'
import { alias, castKnown, castNew } from './cast.js'
import { holdersOf, neighbour, officesFor } from './offices.js'
import type { Phrase } from './phrases.js'
import { isBody, type Referent, trueSelf } from './referent.js'
import { recent, type Scene } from './scene.js'
import { standing } from './standing.js'

/** Whom a noun phrase means, and whether the phrase itself is a mention; null where it means nobody in particular. */
export interface Meant {
  readonly who: Referent
  readonly form: 'role' | 'name'
  readonly rule: string
}

/** Resolves a noun phrase by office and date, by relation, or by what was said before. `owner` is whose it is, where somebody's. */
export function resolvePhrase(p: Phrase, scene: Scene, sentence: number, pronounOwner: Referent | null): Meant | null {
  const self = (index: number) => (index >= 0 && scene.linked[index] ? trueSelf(scene.linked[index]!) : null)
  const owner = spokenFor(p, scene, pronounOwner ?? self(p.owner))
  const beside = self(p.beside)
  switch (p.kind) {
    case 'group':
      return group(p, scene, owner) ?? (scene.words.entities.has(p.word) ? entity(p, scene, sentence, owner) : null)
    case 'relation':
      return relation(p, scene, sentence, owner, beside)
    case 'entity':
      return entity(p, scene, sentence, owner)
    case 'role':
      return role(p, scene, sentence, owner, beside)
  }
}

/** "Trump campaign spokesman": the campaign's, not Trump's. */
function spokenFor(p: Phrase, scene: Scene, owner: Referent | null): Referent | null {
  if (owner?.type !== 'person' || p.kind === 'group') return owner
  const body = p.modifiers.find((m) => /^(?:campaign|administration)$/.test(scene.words.groups.get(m) ?? ''))
  return body ? (group({ ...p, kind: 'group', word: body }, scene, owner)?.who ?? owner) : owner
}

/** The state, party or group an adjective of the phrase names ("Russian", "South Korean", "Republican"). */
export function adjectiveOwner(p: Phrase, scene: Scene): KnownActor | null {
  for (let i = p.noun - 1; i >= p.first; i--) {
    const known = demonymAt(scene, i, p.noun)
    if (known) return known.actor
  }
  return null
}

/** The actor whose people or affairs the word at token `i`, with the one behind it, names. */
export function demonymAt(scene: Scene, i: number, limit: number): { actor: KnownActor; last: number } | null {
  const { tokens } = scene.analysis
  if (!/^\p{Lu}/u.test(tokens[i]!.text)) return null
  const two = i + 1 < limit ? scene.knowledge.demonym(`${tokens[i]!.text} ${tokens[i + 1]!.text}`)[0] : undefined
  if (two) return { actor: two, last: i + 2 }
  const one = scene.knowledge.demonym(tokens[i]!.text)[0]
  // "South Korean" is not Korean: the first word says more.
  const before = i > 0 ? scene.knowledge.demonym(`${tokens[i - 1]!.text} ${tokens[i]!.text}`)[0] : undefined
  return (before ?? one) ? { actor: before ?? one!, last: i + 1 } : null
}

function group(p: Phrase, scene: Scene, owner: Referent | null): Meant | null {
  const { words, cast, knowledge } = scene
  const kind = words.groups.get(p.word)!
  const bare = owner && p.owner >= 0 && p.determiner !== 'possessive' && p.modifiers.length === 0
  const form = bare && p.determiner !== 'indefinite' ? 'name' : 'role'
  if (owner?.type === 'person') {
    if (kind === 'administration') {
      const id = slug(`${owner.family || owner.name} administration`)
      const known = knowledge.actor(id)
      const who = known
        ? castKnown(cast, known, p.first)
        : castNew(cast, { id, name: `${owner.family} administration`, type: 'organisation', born: p.first, of: owner })
      return { who, form, rule: 'administration' }
    }
    if (kind === 'campaign') {
      const id = `${owner.id}-campaign`
      const who = castNew(cast, {
        id,
        name: `${owner.name}’s campaign`,
        type: 'organisation',
        born: p.first,
        of: owner,
      })
      return { who, form, rule: 'campaign' }
    }
    if (kind === 'family') {
      const name = `${owner.family || owner.name} family`
      return {
        who: castNew(cast, { id: slug(name), name, type: 'group', born: p.first, of: owner }),
        form: 'role',
        rule: 'family',
      }
    }
    return null
  }
  if (kind !== 'state' && kind !== 'whole' && kind !== 'administration') return null
  const adjective = adjectiveOwner(p, scene)
  if (adjective && adjective.demonyms.length > 0 && adjective.type === 'organisation') return null
  // "NATO partner countries" are others than NATO's; "Russian military jets" are things.
  if (owner && p.owner >= 0 && p.modifiers.length > 0 && scene.found[p.owner]!.last !== p.noun) return null
  if (scene.analysis.tokens[p.noun]!.relation === 'compound') return null
  const base = owner && isBody(owner) ? owner : adjective ? castKnown(cast, adjective, p.first) : null
  if (!base) return null
  if (kind === 'whole' && base.type === 'group') {
    const id = slug(`${adjective?.demonyms[0] ?? base.name} ${p.word}`)
    const known = knowledge.actor(id)
    const name = scene.analysis.text.slice(
      scene.analysis.tokens[p.first]!.start,
      scene.analysis.tokens[p.nounEnd - 1]!.end,
    )
    return { who: known ? castKnown(cast, known, p.first) : castNew(cast, { id, name, type: 'group', born: p.first, of: base }), form: 'role', rule: 'group' } // biome-ignore format: one line
  }
  if (p.determiner === 'indefinite') return null
  return { who: base, form: 'role', rule: 'people of' }
}

function relation(
  p: Phrase,
  scene: Scene,
  sentence: number,
  owner: Referent | null,
  beside: Referent | null,
): Meant | null {
  const { words, cast, knowledge, when } = scene
  const { kind, gender } = words.relations.get(p.word)!
  if (p.determiner === 'indefinite' && !beside && !words.roles.has(p.word)) {
    const who = unnamed(p, scene, gender)
    if (who) return { who, form: 'role', rule: 'somebody' }
  }
  if (!owner || owner.type === 'place') {
    // "a spokesman", "the lawyer": an office's word without an owner.
    return words.roles.has(p.word) ? role(p, scene, sentence, null, beside) : null
  }
  if (beside && beside.type === 'person' && beside !== owner) {
    if (gender && !beside.gender) beside.gender = gender
    beside.descriptions.add(p.word)
    beside.of ??= owner
    return p.determiner === 'none' ? null : { who: beside, form: 'role', rule: 'relation' }
  }
  // "Her daughter" where "her" is taken for the daughter herself.
  if (owner.descriptions.has(p.word) && owner.of) return { who: owner, form: 'role', rule: 'relation' }
  if (kind === 'successor' || kind === 'predecessor') {
    const other = owner.known && neighbour(knowledge, owner.known, when, kind)
    return other ? { who: castKnown(cast, other, p.first), form: 'role', rule: kind } : null
  }
  const described = cast.all.find((r) => r.of === owner && r.descriptions.has(p.word))
  if (described) return { who: described, form: 'role', rule: 'relation' }
  if (kind !== 'kin' && kind !== 'partner' && kind !== 'spouse') {
    const holder = owner.known && holdersOf(knowledge, owner.known, [kind], when, p.time)[0]
    if (holder) return { who: castKnown(cast, holder, p.first), form: 'role', rule: 'office' }
    return isBody(owner) && kind === 'spokesperson' ? { who: owner, form: 'role', rule: 'speaks for' } : null
  }
  if (owner.type !== 'person') return null
  const spouse = kind === 'spouse' && owner.known ? spouseOf(owner.known, scene) : null
  if (spouse) return { who: castKnown(cast, spouse, p.first), form: 'role', rule: 'relation' }
  const who = castNew(cast, {
    id: slug(`${p.word} of ${owner.id}`),
    name: `${owner.name}’s ${p.word}`,
    type: 'person',
    gender,
    born: p.first,
    of: owner,
  })
  who.descriptions.add(p.word)
  return { who, form: 'role', rule: 'relation' }
}

/** Somebody told of before the name is given ("a woman", "a female supporter"): one a gender, until a name turns up. */
function unnamed(p: Phrase, { cast }: Scene, told: 'm' | 'f' | null): Referent | null {
  const gender = told ?? (p.modifiers.includes('female') ? 'f' : p.modifiers.includes('male') ? 'm' : null)
  if (gender === null) return null
  const there = cast.all.find((r) => r.unnamed && r.gender === gender && !r.same)
  if (there) return there
  const who = castNew(cast, { id: `unnamed ${gender} ${p.first}`, name: p.word, type: 'person', gender, born: p.first })
  who.unnamed = true
  return who
}

/** The spouse of whoever leads a state, where the article names one of the family who was first lady then. */
function spouseOf(known: KnownActor, { knowledge }: Scene): KnownActor | null {
  for (const o of known.offices) {
    if (o.role !== 'president') continue
    const lady = knowledge.succession(o.of, 'first lady').find((s) => s.office.from === o.from)
    if (lady) return lady.actor
  }
  return null
}

function entity(p: Phrase, scene: Scene, sentence: number, owner: Referent | null): Meant | null {
  const { words, cast, knowledge, home } = scene
  const kind = words.entities.get(p.word)!
  const give = (who: Referent | null | undefined, rule: string): Meant | null =>
    who ? { who, form: 'role', rule } : null
  if (owner && p.pronoun >= 0) {
    if (kind === 'state') {
      const state = owner.type === 'state' ? owner.known : owner.known ? homeOf(owner.known, scene) : null
      return give(state && castKnown(cast, state, p.first), 'country of')
    }
    if (kind === 'party') return give(partyBefore(scene, sentence), 'the party')
    return null
  }
  if (p.determiner !== 'definite' || p.owner >= 0)
    return p.owner >= 0 && words.groups.has(p.word) ? group(p, scene, owner) : null
  const adjective = adjectiveOwner(p, scene)
  if (adjective)
    return kind === 'government' || kind === 'party' ? give(castKnown(cast, adjective, p.first), 'of') : null
  const last = (fit: (r: Referent) => boolean, sentences: number): Referent | null => {
    for (const m of recent(scene, sentence, sentences)) if (fit(m.who)) return m.who
    return null
  }
  switch (kind) {
    case 'state': {
      if (p.modifiers.length > 0) return null
      const near = last((r) => r.type === 'state', 1)
      return give(near ?? (home && castKnown(cast, home, p.first)), 'the country')
    }
    case 'government': {
      const state = last((r) => r.type === 'state', 1)?.known ?? home
      if (!state) return null
      const id = `${state.id}-government`
      return give(castNew(cast, { id, name: `Government of the ${state.name}`, type: 'organisation', born: p.first }), 'the government') // biome-ignore format: one line
    }
    case 'party':
      return p.modifiers.length > 0
        ? null
        : give(
            last((r) => r.known?.head === 'chair' && r.known.demonyms.length > 0, 30),
            'the party',
          )
    case 'campaign':
      return p.modifiers.length > 0
        ? null
        : give(
            last((r) => r.id.endsWith('-campaign'), 30),
            'the campaign',
          )
    case 'administration': {
      const said = last((r) => r.id.endsWith('-administration'), 30)
      if (said) return give(said, 'the administration')
      const leader = home && holdersOf(knowledge, home, ['president'], scene.when, 'present')[0]
      const known =
        leader && knowledge.actor(slug(`${leader.family ?? fold(leader.name).split(' ').pop()!} administration`))
      return give(known && castKnown(cast, known, p.first), 'the administration')
    }
    case 'family': {
      const person = last((r) => r.type === 'person' && r.family !== '', 3)
      if (!person) return null
      const name = `${person.family} family`
      return give(castNew(cast, { id: slug(name), name, type: 'group', born: p.first, of: person }), 'the family')
    }
    case 'outlet':
      return give(
        last((r) => r.type === 'outlet', 3),
        'the outlet',
      )
    default: {
      const head = p.word.split(' ').pop()!
      const named = last((r) => isBody(r) && r.name.toLowerCase().split(/\W+/).includes(head), 30)
      return give(
        named ?? last((r) => r.type === 'organisation' && !r.id.endsWith('-campaign'), p.modifiers.length ? 0 : 1),
        'the body',
      )
    }
  }
}

/** The party named last: an organisation with adherents that bear a name ("Democrats"), or one of its committees. */
function partyBefore(scene: Scene, sentence: number): Referent | null {
  for (const { who } of recent(scene, sentence, 60)) {
    const { known } = who
    if (!known || known.type !== 'organisation') continue
    if (known.demonyms.length > 0) return who
    const parent = known.of ? scene.knowledge.actor(known.of) : undefined
    if (parent?.type === 'organisation' && parent.demonyms.length > 0) return castKnown(scene.cast, parent, who.born)
  }
  return null
}

function homeOf(known: KnownActor, { knowledge }: Scene): KnownActor | null {
  let id = known.of
  for (let n = 0; id && n < 4; n++) {
    const a = knowledge.actor(id)
    if (!a) return null
    if (a.type === 'state') return a
    id = a.of
  }
  return null
}

function role(
  p: Phrase,
  scene: Scene,
  sentence: number,
  owner: Referent | null,
  beside: Referent | null,
): Meant | null {
  const { words, cast, knowledge, when, home } = scene
  const word = words.roles.get(p.word)
  if (!word) return null
  if (beside?.type === 'person') {
    beside.descriptions.add(p.word)
    if (word.gender && !beside.gender) beside.gender = word.gender
    if (owner && owner !== beside) beside.of ??= owner
    return p.determiner === 'none' ? null : { who: beside, form: 'role', rule: 'introduced' }
  }
  if (beside && word.kind !== 'office' && p.determiner === 'definite')
    return { who: beside, form: 'role', rule: 'introduced' }
  const adjective = adjectiveOwner(p, scene)
  const base = owner?.known ?? adjective
  if (base && word.kind !== 'human' && word.kind !== 'profession') {
    const offices = officesFor(word.kind, word.offices, base)
    const holders = holdersOf(knowledge, base, offices, when, p.time)
    const present = holders.filter((h) => cast.byId.has(h.id))
    const one = present[0] ?? (p.determiner === 'indefinite' && p.time !== 'past' ? null : holders[0])
    if ((p.determiner === 'indefinite' || (p.determiner === 'none' && p.time === 'past')) && present.length > 0) {
      // "A former DNC chairman says": whoever of them the article names soonest after.
      const soonest = present.map((h) => cast.byId.get(h.id)!).filter((r) => r.born > p.last).sort((a, b) => a.born - b.born)[0] // biome-ignore format: one chain
      return soonest ? { who: soonest, form: 'role', rule: 'told ahead' } : null
    }
    if (one && p.determiner !== 'indefinite' && (p.determiner !== 'none' || sentence === 0))
      return { who: castKnown(cast, one, p.first), form: 'role', rule: 'office' }
    if (owner && isBody(owner) && word.offices.includes('spokesperson'))
      return { who: owner, form: 'role', rule: 'speaks for' }
  }
  const stranger = p.determiner === 'indefinite' && beside === null ? unnamed(p, scene, word.gender) : null
  if (stranger && word.kind === 'human') return { who: stranger, form: 'role', rule: 'somebody' }
  if (p.determiner === 'indefinite' && !owner && !adjective && word.offices.includes('spokesperson')) {
    for (const m of recent(scene, sentence, 1))
      if (isBody(m.who)) return { who: m.who, form: 'role', rule: 'speaks for' }
  }
  if (p.determiner === 'indefinite' || p.determiner === 'none') return null
  if (owner && owner.type !== 'place' && !base) {
    const of = cast.all.find((r) => r.of === owner && r.descriptions.has(p.word))
    if (of) return { who: of, form: 'role', rule: 'described' }
  }
  const gendered = (r: Referent) => r.type === 'person' && (!word.gender || !r.gender || r.gender === word.gender)
  const holds = (r: Referent) =>
    r.descriptions.has(p.word) ||
    (r.known?.offices.some(
      (o) =>
        word.offices.includes(o.role) &&
        (p.time !== 'past'
          ? (o.from ?? '') <= (when.to ?? '9999') && (o.to ?? '9999') >= (when.from ?? '0')
          : (o.to ?? '9999') < (when.from ?? '0')),
    ) ??
      false)
  if (!owner && !adjective) {
    for (const m of recent(scene, sentence, 40))
      if (gendered(m.who) && holds(m.who)) return { who: m.who, form: 'role', rule: 'described' }
    if (word.kind === 'office' && home && p.modifiers.every((w) => !/^\p{Lu}/u.test(w))) {
      const one = holdersOf(knowledge, home, word.offices.slice(0, 1), when, p.time)[0]
      if (one && standing(one, when) >= 2)
        return { who: castKnown(cast, one, p.first), form: 'role', rule: 'office at home' }
    }
  }
  if (word.kind === 'human') {
    // "The woman" of whom the article has not said the name yet, before anybody it has named.
    for (const m of recent(scene, sentence, 12))
      if (m.who.unnamed && gendered(m.who)) return { who: m.who, form: 'role', rule: 'as before' }
  }
  if (word.kind === 'human' || (word.kind === 'profession' && p.modifiers.length > 0)) {
    for (const m of recent(scene, sentence, word.kind === 'human' ? 6 : 2))
      if (gendered(m.who) && (m.subject || word.kind === 'human') && (!word.gender || m.who.gender))
        return { who: m.who, form: 'role', rule: 'last person' }
  }
  return null
}

/** A person named by a given name beside a relation ("his wife Michelle", "his daughter, Ellie"): the family name is the owner's. */
export function kinName(given: string, word: string, owner: Referent, scene: Scene, born: number): Referent | null {
  const { words, cast, knowledge } = scene
  const relation = words.relations.get(word)
  if (!relation || !owner.family || (relation.kind !== 'kin' && relation.kind !== 'spouse')) return null
  const name = `${given} ${owner.family}`
  const known = knowledge.named(name).find((a) => a.type === 'person')
  const who = known
    ? castKnown(cast, known, born)
    : castNew(cast, {
        id: slug(name),
        name,
        type: 'person',
        gender: relation.gender,
        family: owner.family,
        given,
        born,
      })
  alias(cast, given, who)
  return who
}

import { slug } from '@onrecord/format'
import { fold, type KnownActor } from '@onrecord/knowledge'
import { castKnown, castNew } from './cast.js'
import { adjectiveOwner } from './demonyms.js'
import { governmentOf, group } from './groups.js'
import { type Asked, FAR, lastThat, type Meant, meant } from './meant.js'
import { nationOf, stateTold } from './nation.js'
import { holdersOf } from './offices.js'
import type { Phrase } from './phrases.js'
import { isBody, type Referent } from './referent.js'
import { recent, type Scene } from './scene.js'

/** Nouns that stand for an actor named before: "the country", "the party", "the campaign", "the paper". */
export function entity(ask: Asked): Meant | null {
  const { phrase: p, scene, owner } = ask
  const kind = scene.words.entities.get(p.word)!
  if (p.pronoun >= 0) {
    if (kind === 'party') return meant(partyBefore(ask), 'the party')
    // "His government" is that of his country.
    const ofState = kind === 'state' || kind === 'government'
    return ofState && owner ? meant(countryOf(owner, scene, p.first), 'country of') : null
  }
  // "the Maariv newspaper"
  if (kind === 'outlet' && owner && isBody(owner) && scene.found[p.owner]?.last === p.noun)
    return meant(owner, 'outlet')
  if (p.owner >= 0) return scene.words.groups.has(p.word) ? group(ask) : null
  if (p.determiner !== 'definite') return null
  const adjective = adjectiveOwner(p, scene)
  if (adjective) {
    const own = kind === 'government' || kind === 'party'
    return own ? meant(castKnown(scene.cast, adjective, p.first), 'of') : null
  }
  return plain(ask, kind)
}

/** The noun with nothing that says whose it is. */
function plain(ask: Asked, kind: string): Meant | null {
  const { phrase: p, scene } = ask
  const { cast, home } = scene
  const bare = p.modifiers.length === 0
  switch (kind) {
    case 'state': {
      const named = lastThat(ask, (r) => r.type === 'state', 1)
      const told = named ? null : (stateTold(p, scene, ask.sentence) ?? home)
      return bare ? meant(named ?? (told && castKnown(cast, told, p.first)), 'the country') : null
    }
    case 'government': {
      const state = stateTold(p, scene, ask.sentence) ?? home
      return meant(state && governmentOf(state, scene, p.first), 'the government')
    }
    case 'party':
      return bare ? meant(partyBefore(ask), 'the party') : null
    case 'campaign':
      return bare
        ? meant(
            lastThat(ask, (r) => r.id.endsWith('-campaign'), FAR),
            'the campaign',
          )
        : null
    case 'administration':
      return meant(
        lastThat(ask, (r) => r.id.endsWith('-administration'), FAR) ?? administration(ask),
        'the administration',
      )
    case 'family': {
      const person = lastThat(ask, (r) => r.type === 'person' && r.family !== '', 3)
      if (!person) return null
      const name = `${person.family} family`
      return meant(castNew(cast, { id: slug(name), name, type: 'group', born: p.first, of: person }), 'the family')
    }
    case 'pair':
      return null
    case 'outlet':
      return bare
        ? meant(
            lastThat(ask, (r) => r.type === 'outlet', 3),
            'the outlet',
          )
        : null
    default: {
      // "The shipowners' union" is theirs, whoever they are.
      for (let k = p.first; k < p.noun; k++) if (scene.analysis.tokens[k]!.tag === 'POS') return null
      // "the alliance" is the last body that bears the word in its name, else the last organisation close by.
      const head = p.word.split(' ').pop()!
      // "The defence ministry" is not the foreign one named before: it speaks for its state.
      const ofState = !bare && scene.words.groups.get(p.word) === 'state'
      const told = ofState ? [head, ...p.modifiers] : [head]
      const called = (r: Referent) =>
        told.every((w) => r.name.toLowerCase().split(/\W+/).includes(w)) || (!ofState && isIntroduced(r, head, ask))
      const named = lastThat(ask, (r) => isBody(r) && called(r), FAR)
      if (!named && ofState) {
        if (scene.analysis.tokens[p.noun]!.relation === 'compound') return null
        const state = stateBehind(p, scene) ?? stateTold(p, scene, ask.sentence) ?? home
        return meant(state && castKnown(cast, state, p.first), 'people of')
      }
      if (named || scene.words.called.has(p.word)) return meant(named, 'the body')
      // "The government … the group": a state's government is called neither group nor firm.
      const isOther = (r: Referent) => r.type === 'organisation' && !/-(?:campaign|government)$/.test(r.id)
      const near = lastThat(ask, isOther, bare ? 1 : 0)
      return meant(near ?? (bare && scene.words.main.has(p.word) ? mainBody(ask) : null), 'the body')
    }
  }
}

/** "The supporters' group Union Bears": whether the word stood right before its name. */
const isIntroduced = (r: Referent, word: string, { scene, phrase }: Asked): boolean =>
  scene.found.some(
    ({ first }, i) => scene.linked[i] === r && first < phrase.first && scene.analysis.tokens[first - 1]?.lower === word,
  )

/** The organisation an article is about: named most so far, in its first sentence or several times; the earlier of two alike. */
function mainBody({ scene, phrase }: Asked): Referent | null {
  const times = new Map<Referent, number>()
  for (const m of scene.met)
    if (m.who.type === 'organisation' && !m.pronoun && m.token < phrase.first)
      times.set(m.who, (times.get(m.who) ?? (m.sentence === 0 ? 1 : 0)) + 1)
  const most = Math.max(...times.values())
  return most < 2 ? null : ([...times].find(([, n]) => n === most)?.[0] ?? null)
}

/** The state whose capital stands right behind a phrase ("the foreign ministry in Caracas"), or null. */
function stateBehind({ last }: Phrase, { analysis: { tokens }, words, found, linked }: Scene): KnownActor | null {
  if (words.placing.get(tokens[last]?.lower ?? '') !== 'always') return null
  const there = found.findIndex((f) => f.first === last + 1)
  const who = there < 0 ? null : linked[there]
  return who?.type === 'state' ? who.known : null
}

/** The administration of whoever presides over the article's home on its day. */
function administration({ scene, phrase }: Asked): Referent | null {
  const { knowledge, home, when, cast } = scene
  const leader = home && holdersOf(knowledge, home, ['president'], when, 'present')[0]
  const known = leader && knowledge.actor(slug(`${leader.family ?? fold(leader.name).split(' ').pop()} administration`))
  return known ? castKnown(cast, known, phrase.first) : null
}

/** The party named last: an organisation whose adherents bear a name ("Democrats"), or the one a committee belongs to. */
function partyBefore({ scene, sentence }: Asked): Referent | null {
  for (const { who } of recent(scene, sentence, FAR)) {
    const { known } = who
    if (known?.type !== 'organisation') continue
    if (known.demonyms.length > 0) return who
    const parent = known.of ? scene.knowledge.actor(known.of) : undefined
    if (parent?.type === 'organisation' && parent.demonyms.length > 0) return castKnown(scene.cast, parent, who.born)
  }
  return null
}

/** The state somebody belongs to. */
function countryOf(owner: Referent, { knowledge, cast }: Scene, born: number): Referent | null {
  if (owner.type === 'state') return owner
  const state = nationOf(owner, knowledge)
  return state && castKnown(cast, state, born)
}

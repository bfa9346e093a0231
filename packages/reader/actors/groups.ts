import { slug } from '@onrecord/format'
import { type Cast, castKnown, castNew } from './cast.js'
import { adjectiveOwner } from './demonyms.js'
import type { Asked, Meant } from './meant.js'
import { FAR, lastThat, meant } from './meant.js'
import { stateOf } from './nation.js'
import type { Phrase } from './phrases.js'
import { isBody, type Referent } from './referent.js'
import type { Scene } from './scene.js'

/**
 * Bodies named by whose they are: a person's campaign, administration or family; a state's, an alliance's or a group's own
 * people, who speak for it ("Russian officials", "NATO countries", "European leaders").
 */
export function group(ask: Asked): Meant | null {
  const { phrase: p, scene, owner } = ask
  const kind = scene.words.groups.get(p.word)!
  // "The coast guard": the one named in full before.
  if (!owner && kind === 'state' && p.determiner === 'definite' && p.modifiers.length === 0 && p.word.includes(' ')) {
    const named = lastThat(ask, (r) => r.type === 'organisation' && r.name.toLowerCase().endsWith(` ${p.word}`), FAR)
    if (named) return meant(named, 'the body')
  }
  if (owner?.type === 'person') return ofPerson(ask, kind, owner)
  if (owner?.type === 'place' && scene.words.entities.get(p.word) === 'government')
    return meant(governmentOf(owner, scene, p.first), 'the government')
  return kind === 'state' || kind === 'whole' || kind === 'administration' ? ofBody(ask, kind) : null
}

/** A state's or region's government, as an actor of its own. */
export function governmentOf(
  { id, name }: { readonly id: string; readonly name: string },
  { cast, knowledge }: Scene,
  born: number,
): Referent {
  const who = castNew(cast, { id: `${id}-government`, name: `Government of ${name}`, type: 'organisation', born })
  who.nation ??= stateOf(knowledge.actor(id), knowledge)
  return who
}

/** A person's campaign. */
export const campaignOf = (owner: Referent, cast: Cast, born: number): Referent =>
  castNew(cast, {
    id: `${owner.id}-campaign`,
    name: `${owner.name}’s campaign`,
    type: 'organisation',
    born,
    of: owner,
  })

function ofPerson({ phrase: p, scene }: Asked, kind: string, owner: Referent): Meant | null {
  const { cast, knowledge } = scene
  const bare =
    p.owner >= 0 && p.determiner !== 'possessive' && p.determiner !== 'indefinite' && p.modifiers.length === 0
  const form = bare ? 'name' : 'role'
  const family = owner.family || owner.name
  switch (kind) {
    case 'administration': {
      const name = `${family} administration`
      const known = knowledge.actor(slug(name))
      const who = known
        ? castKnown(cast, known, p.first)
        : castNew(cast, { id: slug(name), name, type: 'organisation', born: p.first, of: owner })
      return { who, form, rule: 'administration' }
    }
    case 'campaign': {
      return { who: campaignOf(owner, cast, p.first), form, rule: 'campaign' }
    }
    case 'family': {
      const name = `${family} family`
      return meant(castNew(cast, { id: slug(name), name, type: 'group', born: p.first, of: owner }), 'family')
    }
    default:
      return null
  }
}

function ofBody({ phrase: p, scene, owner }: Asked, kind: string): Meant | null {
  const { cast, knowledge, analysis, found } = scene
  const { tokens, text } = analysis
  const adjective = adjectiveOwner(p, scene)
  // "Republican officials" do not speak for the party.
  if (adjective?.type === 'organisation') return null
  // "NATO partner countries" are others than NATO's; "Russian military jets" are things.
  const leads = owner !== null && p.owner >= 0 && found[p.owner]!.first < p.noun
  // "Egypt's foreign ministry" is its own.
  const body = leads && isBody(owner) && tokens[found[p.owner]!.last]?.tag === 'POS' ? bodyOf(owner, p, scene) : null
  if (body) return meant(body, 'people of')
  if (leads && p.modifiers.length > 0 && found[p.owner]!.last !== p.noun) return null
  if (tokens[p.noun]!.relation === 'compound') return null
  const base = owner && isBody(owner) ? owner : adjective ? castKnown(cast, adjective, p.first) : null
  if (!base) return null
  const named = adjective && p.determiner !== 'indefinite' ? bodyOf(base, p, scene) : null
  if (named && named !== base) return meant(named, 'people of')
  if (kind === 'whole' && base.type === 'group') {
    const id = slug(`${adjective?.demonyms[0] ?? base.name} ${p.word}`)
    const known = knowledge.actor(id)
    const name = text.slice(tokens[p.first]!.start, tokens[p.nounEnd - 1]!.end)
    const who = known
      ? castKnown(cast, known, p.first)
      : castNew(cast, { id, name, type: 'group', born: p.first, of: base })
    return meant(who, 'group')
  }
  return p.determiner === 'indefinite' ? null : meant(base, 'people of')
}

/** The body of a state that a description behind its name means: its ministry, as knowledge has it; where it has none, the state it speaks for. */
function bodyOf(
  owner: Referent,
  { word, modifiers, first }: Phrase,
  { cast, knowledge, words }: Scene,
): Referent | null {
  const own = new Set((owner.known?.demonyms ?? []).map((d) => d.toLowerCase()))
  const which = modifiers.filter((w) => !own.has(w))
  if (owner.type !== 'state' || words.entities.get(word) !== 'organisation' || which.length === 0) return null
  const called = [...which, word].map((w) => w[0]!.toUpperCase() + w.slice(1)).join(' ')
  const names = [`${owner.name}'s`, ...(owner.known?.demonyms ?? [])].map((whose) => `${whose} ${called}`)
  const known = names.flatMap((name) => knowledge.named(name)).find((a) => a.of === owner.id)
  return known ? castKnown(cast, known, first) : owner
}

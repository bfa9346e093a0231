import { type DayRange, rangesMeet } from '@onrecord/format'
import type { KnownActor } from '@onrecord/knowledge'
import type { Token } from '@onrecord/language'
import { castKnown } from './cast.js'
import { adjectiveOwner } from './demonyms.js'
import { type Asked, FAR, lastThat, type Meant, meant } from './meant.js'
import { nationOf, stateSpeaking, stateTold } from './nation.js'
import { holdersOf, officesFor, placesCalled } from './offices.js'
import type { Phrase } from './phrases.js'
import { isBody, type Referent } from './referent.js'
import { recent, type Scene } from './scene.js'
import { leads, standing } from './standing.js'
import { stranger } from './strangers.js'
import type { RoleWord, Words } from './words.js'

/** Persons named by office or calling: "the US president", "the South Carolina senator", "the economist", "the woman". */
export function role(ask: Asked): Meant | null {
  const { phrase: p, scene, owner, beside } = ask
  const word = wordOf(ask)
  if (!word) return null
  if (beside?.type === 'person') return introduced(ask, word, beside)
  if (beside && word.kind !== 'office' && p.determiner === 'definite') return meant(beside, 'introduced')
  const adjective = adjectiveOwner(p, scene)
  const base = owner?.known ?? adjective ?? (word.of ? (scene.knowledge.actor(word.of) ?? null) : null)
  const local = word.kind === 'office' ? ofPlace(ask, word) : null
  if (local) return meant(local, 'office')
  // "The US Treasury secretary": whoever heads the Treasury is called so.
  const heads = base?.head?.endsWith(` ${p.word}`) ?? false
  const office = heads ? ({ ...word, kind: 'head' } as const) : word
  const byOffice = base && office.kind !== 'human' && office.kind !== 'profession' ? held(ask, office, base) : undefined
  if (byOffice !== undefined) return byOffice
  if (p.determiner === 'indefinite') return somebody(ask, word, adjective)
  if (p.determiner === 'none') return null
  if (owner && !base) {
    const described = scene.cast.all.find((r) => r.of === owner && r.descriptions.has(p.word))
    if (described) return meant(described, 'described')
  }
  const known = owner || adjective ? null : described(ask, word)
  return known ?? lastPerson(ask, word)
}

/** The word, or the office it makes with one before it ("top US diplomat"). */
function wordOf({ phrase: p, scene: { words } }: Asked): RoleWord | undefined {
  for (const m of p.modifiers) {
    const two = words.roles.get(`${m} ${p.word}`)
    if (two) return two
  }
  return words.roles.get(p.word)
}

/** "Trump campaign spokesman Jason Miller": the name beside it is told what he is; with an article of its own it is a mention. */
function introduced({ phrase: p, owner, scene }: Asked, word: RoleWord, beside: Referent): Meant | null {
  beside.descriptions.add(p.word)
  beside.nation ??= adjectiveState(p, scene)
  const { tokens } = scene.analysis
  beside.called.push({ start: tokens[p.noun]!.start, end: tokens[p.nounEnd - 1]!.end })
  if (word.gender) beside.gender ??= word.gender
  if (owner && owner !== beside) beside.of ??= owner
  return p.determiner === 'none' ? null : meant(beside, 'introduced')
}

/** The state whose adjective stands before an office ("French Finance Minister"), or null. */
function adjectiveState(p: Phrase, scene: Scene): KnownActor | null {
  const adjective = adjectiveOwner(p, scene)
  return adjective?.type === 'state' ? adjective : null
}

/** "The mayor of London": of the city, whatever its name stands for elsewhere. */
function ofPlace({ phrase: p, scene }: Asked, word: RoleWord): Referent | null {
  const { knowledge, when, cast, found } = scene
  const of = placesCalled(knowledge, p.owner >= 0 ? found[p.owner]!.text : properWords(p, scene))
  const one = of.flatMap((place) => holdersOf(knowledge, place, word.offices, when, p.time))[0]
  return one && p.determiner !== 'indefinite' ? castKnown(cast, one, p.first) : null
}

/** The capitalised words before an office ("the New York governor"), else those behind its "of". */
function properWords(p: Phrase, { analysis: { tokens }, words }: Scene): string {
  const proper = (k: number) => /^NNP/.test(tokens[k]?.tag ?? '')
  let [first, last] = [p.noun, p.noun]
  while (first > p.first && proper(first - 1)) first--
  if (first === last && words.grammar.get(tokens[p.nounEnd]?.lower ?? '') === 'of') {
    first = last = p.nounEnd + 1
    while (proper(last)) last++
  }
  return tokens.slice(first, last).map((t) => t.text).join(' ') // biome-ignore format: one chain
}

/** By office: its holder on the day. Undefined where the office says nothing, null where it says nobody. */
function held(
  { phrase: p, scene, owner, sentence }: Asked,
  word: RoleWord,
  base: KnownActor,
): Meant | null | undefined {
  const { knowledge, when, cast } = scene
  const holders = holdersOf(knowledge, base, officesFor(word.kind, word.offices, base), when, p.time)
  const present = holders.filter((h) => cast.byId.has(h.id))
  if (present.length > 0 && (p.determiner === 'indefinite' || (p.determiner === 'none' && p.time === 'past'))) {
    // "A former DNC chairman says": whoever of them the article names soonest after.
    const after = present.map((h) => cast.byId.get(h.id)!).filter((r) => r.born > p.last)
    return meant(after.sort((a, b) => a.born - b.born)[0], 'told ahead')
  }
  const one = present[0] ?? holders[0]
  // Without an article it is a mention in a headline only ("Kremlin leader warns …").
  if (one && p.determiner !== 'indefinite' && (p.determiner !== 'none' || sentence === 0))
    return meant(castKnown(cast, one, p.first), 'office')
  return owner && isBody(owner) && word.offices.includes('spokesperson') ? meant(owner, 'speaks for') : undefined
}

/** "a woman" who is named later; "a spokesman" of the body just named. */
function somebody(ask: Asked, word: RoleWord, adjective: KnownActor | null): Meant | null {
  if (word.kind === 'human') return meant(stranger(ask.phrase, ask.scene, word.gender), 'somebody')
  if (ask.owner || adjective || !word.offices.includes('spokesperson')) return null
  // "A spokesman for Southern Pipes", who nobody knows: not of the one told of before.
  const isNamed =
    speaksForWhom(ask.phrase, ask.scene.analysis.tokens, ask.scene.words) && isName(ask.scene, ask.phrase.last + 1)
  return meant(bodyBehind(ask) ?? (isNamed ? null : lastThat(ask, isBody, 1)), 'speaks for')
}

/** Whether behind a phrase stands whom somebody speaks for ("a spokesperson for the group"). */
export const speaksForWhom = ({ word, last }: Phrase, tokens: readonly Token[], words: Words): boolean =>
  (words.roles.get(word)?.offices.includes('spokesperson') ?? false) &&
  words.grammar.get(tokens[last]?.lower ?? '') === 'of'

const isName = ({ analysis: { tokens } }: Scene, k: number): boolean => tokens[k]?.tag.startsWith('NNP') ?? false

/** Words between a spokesperson and the body: "for", "the", two that describe it. */
const BEHIND = 4

/** The body right behind a spokesperson, which was resolved before them; null where none is. */
function bodyBehind({ phrase, scene, sentence }: Asked): Referent | null {
  const { met, analysis, words } = scene
  if (!speaksForWhom(phrase, analysis.tokens, words)) return null
  const isBehind = (token: number): boolean => token > phrase.last && token <= phrase.last + BEHIND
  return met.find((m) => m.sentence === sentence && isBehind(m.token) && isBody(m.who))?.who ?? null
}

const gendered = (r: Referent, word: RoleWord): boolean =>
  r.type === 'person' && (!word.gender || !r.gender || r.gender === word.gender)

/** By what the article or the world calls somebody named before; else by the office at home ("the president"). */
function described(ask: Asked, word: RoleWord): Meant | null {
  const { phrase: p, scene } = ask
  const { when, home, knowledge, cast } = scene
  const holds = (r: Referent) =>
    r.known?.offices.some((o) => {
      if (!word.offices.includes(o.role)) return false
      const over = (o.to ?? '9999') < (when.from ?? '0')
      const begun = (o.from ?? '') <= (when.to ?? '9999')
      return begun && (p.time === 'past' ? over : !over)
    }) ?? false
  const fits = (r: Referent) => gendered(r, word) && (isCalled(r, p, word, when) || holds(r))
  // Of the state itself: "the director" is nobody's in particular.
  const at = (state: KnownActor | null): KnownActor | undefined => {
    const own =
      state && word.kind === 'office'
        ? word.offices.slice(0, 1).filter((o) => knowledge.succession(state.id, o).length > 0)
        : []
    return state ? holdersOf(knowledge, state, own, when, p.time)[0] : undefined
  }
  const one = at(home)
  // "The President", set as a title is, is the one at home, whoever else presides.
  const titled =
    p.modifiers.length === 0 && p.time === 'present' && /^\p{Lu}/u.test(scene.analysis.tokens[p.noun]!.text)
  if (titled && one && (cast.byId.has(one.id) || isLabel(p, scene)))
    return meant(castKnown(cast, one, p.first), 'office at home')
  const near = lastBefore(ask, fits)
  if (!near) {
    const holder = at(stateTold(p, scene, ask.sentence)) ?? one
    return holder && standing(holder, when) >= 2 ? meant(castKnown(cast, holder, p.first), 'office at home') : null
  }
  // "Said Rubio … He added that the president would judge Maduro": of the state of whoever speaks.
  const speaking = word.kind === 'office' ? stateSpeaking(p, scene, ask.sentence) : null
  const nation = nationOf(near, knowledge)
  if (!speaking || !nation || nation === speaking) return meant(near, 'described')
  const own = lastBefore(ask, (r) => fits(r) && nationOf(r, knowledge) === speaking)
  const holder = at(speaking)
  if (own) return meant(own, 'described')
  return holder ? meant(castKnown(cast, holder, p.first), "office of the speaker's state") : meant(near, 'described')
}

/** Whether somebody was called what a phrase says, in full or by a calling's last word: "the minister" is a foreign minister too. */
const isCalled = (r: Referent, { word, modifiers }: Phrase, { kind }: RoleWord, when: DayRange): boolean => {
  if (r.descriptions.has(word)) return true
  if (kind !== 'profession' || modifiers.length > 0) return false
  const now = r.known?.offices.filter((o) => rangesMeet(o, when)).map((o) => o.role) ?? []
  // A prime minister is no minister.
  return [...r.descriptions, ...now].some((d) => d.endsWith(` ${word}`) && !leads(d))
}

/** Whoever was mentioned last before a phrase, of those that fit; where nobody was, whoever its sentence names behind it. */
function lastBefore(ask: Asked, fit: (r: Referent) => boolean): Referent | null {
  let behind: Referent | null = null
  for (const m of recent(ask.scene, ask.sentence, FAR)) {
    if (!fit(m.who)) continue
    if (m.sentence < ask.sentence || m.token < ask.phrase.noun) return m.who
    behind ??= m.who
  }
  return behind
}

/** Whether a phrase in capitals opens its sentence before a colon, as speakers in a transcript are set ("THE PRESIDENT: …"). */
function isLabel(p: Phrase, { analysis: { tokens, sentences, sentenceOf } }: Scene): boolean {
  const opens = sentences[sentenceOf[p.first]!]!.first === p.first
  return opens && tokens[p.last]?.text === ':' && !/\p{Ll}/u.test(tokens[p.noun]!.text)
}

/** "The leftist leader": whoever the last two sentences are about, where that is somebody who leads a state. */
function lastLeader({ phrase: p, scene, sentence, owner }: Asked, word: RoleWord): Meant | null {
  if (owner || p.modifiers.some((m) => scene.words.entities.has(m) || scene.words.groups.has(m))) return null
  for (const m of recent(scene, sentence, 2)) {
    if (m.who.type !== 'person' || !m.subject || m.quoted || m.token === p.noun || !gendered(m.who, word)) continue
    return m.who.known && standing(m.who.known, scene.when) >= 3 ? meant(m.who, 'last person') : null
  }
  return null
}

/** "The woman", "the New York businessman": whoever was told of without a name, else the last person that can be meant. */
function lastPerson(ask: Asked, word: RoleWord): Meant | null {
  const { phrase: p, scene, sentence } = ask
  const human = word.kind === 'human'
  if (word.kind === 'head' && p.modifiers.length > 0 && p.determiner === 'definite') return lastLeader(ask, word)
  if (!human && (word.kind !== 'profession' || p.modifiers.length === 0)) return null
  const unnamed = human ? lastThat(ask, (r) => r.unnamed && gendered(r, word), 12) : null
  if (unnamed) return meant(unnamed, 'as before')
  for (const m of recent(scene, sentence, human ? 6 : 2))
    if (gendered(m.who, word) && (m.subject || human) && (!word.gender || m.who.gender))
      return meant(m.who, 'last person')
  return null
}

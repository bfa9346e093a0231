import { firstAt, type MentionForm, type Span } from '@onrecord/format'
import type { Sentence, Token } from '@onrecord/language'
import { actingAdjectives } from './adjectives.js'
import { familiesIn } from './families.js'
import { acts } from './metonyms.js'
import { type National, nationalOf, nationalsIn, stateOfName } from './nationals.js'
import { type Phrase, phrasesOf } from './phrases.js'
import { placeActs } from './places.js'
import { resolvePronoun } from './pronouns.js'
import { type Voice, voiceBeside, voicesOf } from './quoted-speech.js'
import { isBody, type Referent, trueSelf } from './referent.js'
import { kinName } from './relations.js'
import { relativeHead } from './relative.js'
import { resolvePhrase } from './resolve-phrase.js'
import { speaksForWhom } from './roles.js'
import { type Met, recent, type Scene } from './scene.js'
import { severalOf } from './several.js'
import { unveil } from './strangers.js'
import { isSubject, verbOf } from './subjects.js'
import { unnamedTeller } from './teller.js'
import type { PronounWord, Words } from './words.js'

/** A mention with whom it refers to and the rule that says so. */
export interface Resolved extends Span {
  readonly who: Referent
  readonly form: MentionForm
  /** Token that stands for it. */
  readonly token: number
  readonly rule: string
  /** How sure it is, 0 to 1, where that was judged. */
  readonly score: number | null
}

/** What the walk keeps between sentences. */
interface Walk {
  readonly scene: Scene
  readonly out: Resolved[]
  readonly voices: Voice[]
  /** Index of the found name that covers each token, or -1. */
  readonly cover: Int32Array
  /** Who speaks a quotation, by its index, as far as known. */
  readonly spoken: Map<number, Referent>
  /** Pronouns of the first person: they wait until it is known who speaks. */
  readonly waiting: number[]
  /** Pronouns of somebody without a name who goes on telling, with the body they speak for. */
  readonly tellers: Map<number, Referent | null>
  lastSpeaker: Referent | null
  /** The sentence that opens with its source, read last; -1 before any. */
  source: number
  nextName: number
  nextQuote: number
}

/**
 * Walks through the article sentence by sentence and resolves names, descriptions and pronouns in the light of what came
 * before. Within a sentence, what stands outside quotations is resolved first, for it says who speaks inside them.
 */
export function walk(scene: Scene): Resolved[] {
  const { analysis, found, linked } = scene
  const cover = new Int32Array(analysis.tokens.length).fill(-1)
  for (const [i, f] of found.entries())
    if (linked[i] || f.type === 'person' || f.type === 'organisation') cover.fill(i, f.first, f.last)
  const state: Walk = {
    scene,
    out: [],
    voices: [],
    cover,
    spoken: new Map(),
    waiting: [],
    tellers: new Map(),
    lastSpeaker: null,
    source: -1,
    nextName: 0,
    nextQuote: 0,
  }
  for (const s of analysis.sentences) sentence(state, s)
  firstPersons(state)
  return state.out.sort((a, b) => a.start - b.start || b.end - a.end)
}

type Item = { readonly at: number; readonly phrase: Phrase | null; readonly national?: National }

function sentence(state: Walk, s: Sentence): void {
  const { scene, cover } = state
  const { tokens } = scene.analysis
  const { quotations, words } = scene
  const at = (k: number) => cover[k] ?? -1
  names(state, s)
  for (const a of actingAdjectives(scene, s.first, s.last, at))
    put(state, s, a.who, a.first, a.last, a.last - 1, 'name', 'adjective')
  for (const f of familiesIn(tokens, s.first, s.last, scene)) {
    if (at(f.last - 1) >= 0 && scene.linked[at(f.last - 1)]) continue
    for (const who of f.who) put(state, s, who, f.first, f.last, f.last - 1, 'name', 'family')
    if (f.who.length > 1) scene.pair = { who: f.who, sentence: s.index }
  }
  inOrder(scene, s.index)
  const here = quotationsOf(state, s)
  learn(state, here)
  const items: Item[] = phrasesOf(tokens, s.first, s.last, scene.found, at, words).map((p) => ({
    at: p.first,
    phrase: p,
  }))
  for (let k = s.first; k < s.last; k++)
    if (at(k) < 0 && (words.pronouns.has(tokens[k]!.lower) || isBoth(tokens, k, words)))
      items.push({ at: k, phrase: null })
  for (const n of nationalsIn(scene, s, at)) items.push({ at: n.first, phrase: null, national: n })
  const inside = (k: number) => (quotations.at(tokens[k]!.start) >= 0 ? 1 : 0)
  // "A spokesperson for the group": whom they speak for comes before them.
  const turn = ({ at, phrase }: Item) => (phrase && speaksForWhom(phrase, tokens, words) ? phrase.last + 1.5 : at)
  // A possessive pronoun that opens a phrase comes before the phrase.
  items.sort((a, b) => inside(a.at) - inside(b.at) || turn(a) - turn(b) || (a.phrase ? 1 : 0) - (b.phrase ? 1 : 0))
  const owners = new Map<number, Referent>()
  for (const item of items) {
    if (item.phrase) phrase(state, s, item.phrase, owners)
    else if (item.national) national(state, s, item.national)
    else pronoun(state, s, item.at, owners)
    inOrder(scene, s.index)
    if (here.length > 0 && inside(item.at) === 0) learn(state, here)
  }
  for (const q of here) if (quotations.all[q]!.depth === 0) state.lastSpeaker = state.spoken.get(q) ?? state.lastSpeaker
}

/** Records a mention. `head` is the token that stands for it, `last` the token behind it. */
function put(
  state: Walk,
  s: Sentence,
  who: Referent,
  first: number,
  last: number,
  head: number,
  form: MentionForm,
  rule: string,
  score: number | null = null,
): void {
  const { scene } = state
  const { tokens } = scene.analysis
  const source = isSource(scene, first, last, s)
  const subject = source || isSubject(tokens, head, last, s.last)
  const quoted = scene.quotations.at(tokens[first]!.start) >= 0
  const pronoun = form === 'pronoun'
  const met: Met = { who, token: head, sentence: s.index, subject, quoted, pronoun, fresh: who.born === first }
  state.out.push({ who, form, token: head, rule, score, start: tokens[first]!.start, end: tokens[last - 1]!.end })
  scene.met.push(met)
  state.voices.push({ token: head, who, subject })
  // "According to Brandt, Weber believes …": it is Brandt who goes on.
  if (source) state.source = s.index
  const speaks = source || (subject && state.source !== s.index && tells(scene, head))
  if (!quoted && !pronoun && speaks) state.lastSpeaker = who
}

function names(state: Walk, s: Sentence): void {
  const { scene } = state
  const { found, linked, words, analysis } = scene
  while (state.nextName < found.length && found[state.nextName]!.first < s.first) state.nextName++
  for (; state.nextName < found.length && found[state.nextName]!.first < s.last; state.nextName++) {
    const f = found[state.nextName]!
    const whose = linked[state.nextName]
    if (!whose) continue
    if (whose.type === 'place' && !placeActs(f, analysis.tokens, s.first, s.last, words)) continue
    const who = trueSelf(whose)
    unveil(who, scene)
    if (who.type === 'person') who.nation ??= stateOfName(f.first, s.first, scene)
    const metonym = f.named.length === 0 && who.known !== null && f.metonym.includes(who.known)
    const link = scene.links.get(f) ?? null
    if (!metonym) put(state, s, who, f.first, f.last, f.last - 1, 'name', link?.reason ?? 'name', link?.score ?? null)
    else if (acts(f, analysis.tokens, s.first, s.last, words))
      put(state, s, who, f.first, f.last, f.last - 1, 'metonym', 'metonym')
    else if (who.known?.type === 'state') scene.places.push({ state: who.known, token: f.first, sentence: s.index })
  }
}

function phrase(state: Walk, s: Sentence, p: Phrase, owners: ReadonlyMap<number, Referent>): void {
  const { scene } = state
  const whose = p.pronoun >= 0 ? (owners.get(p.pronoun) ?? null) : ownerPhrase(p, state)
  const several = severalOf(p, scene, s.index, whose)
  if (several) {
    for (const who of several.who)
      put(state, s, who, several.first ?? p.first, p.last, p.nounEnd - 1, 'role', several.rule)
    if (several.who.length > 1) scene.pair = { who: several.who, sentence: s.index }
    return
  }
  if (p.plural || (p.pronoun >= 0 && !whose && p.kind !== 'entity')) return
  nameKin(p, scene, whose)
  const meant = resolvePhrase(p, scene, s.index, whose)
  if (!meant) return
  const first = meant.form === 'name' && p.owner >= 0 ? scene.found[p.owner]!.first : p.first
  put(state, s, meant.who, first, p.last, p.nounEnd - 1, meant.form, meant.rule)
}

function national(state: Walk, s: Sentence, n: National): void {
  const who = nationalOf(n, state.scene, s.index)
  if (!who) return
  who.nation ??= n.state
  put(state, s, who, n.first, n.last, n.last - 1, 'role', 'of a nation')
}

/** Whose a thing is where a description says so: "the president's son". */
function ownerPhrase(p: Phrase, { scene, out }: Walk): Referent | null {
  if (p.owner >= 0) return null
  const { tokens } = scene.analysis
  for (let k = p.first + 1; k < p.noun; k++) {
    if (tokens[k]!.tag !== 'POS') continue
    const { end } = tokens[k - 1]!
    return out.findLast((m) => m.end === end)?.who ?? null
  }
  return null
}

function pronoun(state: Walk, s: Sentence, k: number, owners: Map<number, Referent>): void {
  const { scene } = state
  const { tokens } = scene.analysis
  const { words, quotations } = scene
  const word = words.pronouns.get(tokens[k]!.lower) ?? BOTH
  const quoted = quotations.at(tokens[k]!.start) >= 0
  if (word.person === 1) {
    if (quoted) state.waiting.push(k)
    return
  }
  if (word.number === 'p' && scene.pair && scene.pair.sentence >= s.index - 1) {
    for (const who of scene.pair.who) put(state, s, who, k, k + 1, k, 'pronoun', 'both')
    scene.pair = { ...scene.pair, sentence: s.index }
    return
  }
  const speaker = quoted ? (state.spoken.get(quotations.outermost(tokens[k]!.start)) ?? null) : null
  // "It also said", "he has since said", "she declined to say".
  const next = tokens.slice(k + 1, k + 4).findIndex((t) => !t.tag.startsWith('RB') && t.lemma !== 'have')
  const [behind, to, infinitive] = next < 0 ? [] : tokens.slice(k + 1 + next, k + 4 + next)
  const toSay = to?.tag === 'TO' ? infinitive : undefined
  const beside = [behind, toSay, tokens[k - 1]].some((t) => t && words.saying.has(t.lemma))
  const says = !quoted && word.kind === 'subject' && beside
  const subject = isSubject(tokens, k, k + 1, s.last)
  const one = says && word.number === 's' && word.gender !== 'n'
  const teller = one ? unnamedTeller(k, scene, state.tellers) : undefined
  if (teller !== undefined) state.tellers.set(k, teller)
  const who =
    teller !== undefined
      ? teller
      : word.kind === 'relative'
        ? antecedent(k, s.first, state)
        : resolvePronoun(
            { token: k, word, sentence: s.index, quoted, subject, says },
            scene,
            speaker,
            state.lastSpeaker,
          )
  if (!who) return
  if (word.kind === 'possessive') owners.set(k, who)
  const rule = teller !== undefined ? 'speaks for' : word.kind === 'relative' ? 'relative' : 'pronoun'
  put(state, s, who, k, k + 1, k, 'pronoun', rule)
  if (rule === 'pronoun') learnGender(who, word, k, s, scene)
  if (says) state.lastSpeaker = who
}

/** "Both" that stands for two spoken of together: "which both said would help". */
const BOTH: PronounWord = { person: 3, number: 'p', gender: 'any', kind: 'subject' }
const isBoth = (tokens: readonly Token[], k: number, { grammar }: Words): boolean =>
  grammar.get(tokens[k]!.lower) === 'both' && /^nsubj/.test(tokens[k]!.relation)

/** "Kim Weber, who he says was his friend": the only person of a sentence has the gender of a pronoun in it. */
function learnGender(who: Referent, { gender }: PronounWord, k: number, s: Sentence, scene: Scene): void {
  if (who.type !== 'person' || who.gender !== null || (gender !== 'm' && gender !== 'f')) return
  const here = [...recent(scene, s.index, 0)]
  const before = here.some((m) => m.who === who && !m.pronoun && m.token < k && !m.quoted)
  if (before && here.every((m) => m.who === who || m.who.type !== 'person')) who.gender = gender
}

/** Whether the verb of a subject tells what it says, in the sentence's main clause ("McLenney said Clinton …"). */
function tells(scene: Scene, head: number): boolean {
  const { tokens } = scene.analysis
  const verb = verbOf(tokens, head)
  return (
    verb >= 0 && scene.words.saying.has(tokens[verb]!.lemma) && /^(?:root|conj|parataxis)$/.test(tokens[verb]!.relation)
  )
}

/** "According to Koh, a fellow at a school, …": whoever a sentence opens with as its source. */
function isSource({ analysis: { tokens }, words }: Scene, first: number, last: number, s: Sentence): boolean {
  const to = words.grammar.get(tokens[first - 1]?.lower ?? '') === 'definite' ? first - 2 : first - 1
  if (to - 1 !== s.first || words.grammar.get(tokens[s.first]!.lower) !== 'according') return false
  return tokens[to]!.tag === 'TO' || tokens[to]!.tag === 'IN' ? last < s.last : false
}

/** Puts a sentence's mentions in the order of the text, whatever order they were resolved in. */
function inOrder(scene: Scene, sentence: number): void {
  const { met } = scene
  let k = met.length
  while (k > 0 && met[k - 1]!.sentence === sentence) k--
  let sorted = true
  for (let i = k + 1; i < met.length && sorted; i++) sorted = met[i - 1]!.token <= met[i]!.token
  if (!sorted) met.push(...met.splice(k).sort((a, b) => a.token - b.token))
}

/** Indexes of the quotations that a sentence shares a character with. */
function quotationsOf(state: Walk, s: Sentence): number[] {
  const { all } = state.scene.quotations
  while (state.nextQuote < all.length && all[state.nextQuote]!.end <= s.start) state.nextQuote++
  const here: number[] = []
  for (let q = state.nextQuote; q < all.length && all[q]!.start < s.end; q++) if (all[q]!.end > s.start) here.push(q)
  return here
}

/** Notes who speaks the quotations of a sentence, as far as its mentions tell by now. */
function learn({ scene, voices, spoken }: Walk, here: readonly number[]): void {
  for (const i of here) {
    const who = voiceBeside(scene.quotations.all[i]!, scene, voices.slice(-24))
    if (who) spoken.set(i, who)
  }
}

/** "who", "whose": the name or description that ends right before it. */
function antecedent(k: number, first: number, { scene, out }: Walk): Referent | null {
  const { tokens } = scene.analysis
  const before = k > first && tokens[k - 1]!.text === ',' ? k - 2 : k - 1
  if (before < first) return null
  const noun = relativeHead(tokens, k)
  const { end } = tokens[before]!
  let best: Resolved | null = null
  for (let i = out.length - 1; i >= 0 && i > out.length - 60; i--) {
    const m = out[i]!
    if (m.end === end && (!best || m.start > best.start)) best = m
  }
  // "guerrillas at Anlong Veng who …": the guerrillas.
  if (best && noun >= 0 && tokens[noun]!.start < best.start && /^NNS?$/.test(tokens[noun]!.tag)) {
    const preposed = tokens[firstAt(tokens, best.start) - 1]
    if (preposed?.tag === 'IN') return null
  }
  if (!best && before < k - 1) best = namedBefore(before, first, out, scene)
  return best?.who.type === 'person' || best?.who.type === 'group' ? best.who : null
}

/** "Kim Weber of the shipowners' union, who said": the person that a phrase before the comma is told of. */
function namedBefore(at: number, first: number, out: readonly Resolved[], { analysis, words }: Scene): Resolved | null {
  const { tokens } = analysis
  for (let k = at; k > first && !/^(?:V|MD|W|[,.:])/.test(tokens[k]!.tag); k--) {
    if (words.grammar.get(tokens[k]!.lower) !== 'of') continue
    const { end } = tokens[k - 1]!
    const named = out.findLast((m) => m.end === end && m.form === 'name')
    if (named) return named.who.type === 'person' ? named : null
  }
  return null
}

/** Gives a bare given name beside a relation its family name ("his wife Michelle"). */
function nameKin(p: Phrase, scene: Scene, owner: Referent | null): void {
  const whose = owner ?? (p.owner >= 0 ? scene.linked[p.owner] : null)
  const f = scene.found[p.beside]
  const bare = scene.linked[p.beside]
  if (p.kind !== 'relation' || !whose || !f || bare?.type !== 'person' || bare.family !== '') return
  const kin = kinName(f.text, p.word, whose, scene, f.first)
  if (kin && kin !== bare) bare.same = kin
}

/** "I" is whoever speaks the quotation; "we" the body that somebody speaks for; "we" of a person's own is nobody in particular. */
function firstPersons({ scene, out, voices, waiting }: Walk): void {
  if (waiting.length === 0) return
  const { quotations, words } = scene
  const { tokens } = scene.analysis
  const heard = voicesOf(
    scene,
    [...voices].sort((a, b) => a.token - b.token),
  )
  for (const token of waiting) {
    const { start, end, lower } = tokens[token]!
    const voice = heard[quotations.at(start)] ?? heard[quotations.outermost(start)] ?? null
    const one = words.pronouns.get(lower)!.number === 's'
    const who = one || voice?.type !== 'person' ? voice : speaksFor(voice, scene)
    if (who && (one ? who.type === 'person' : isBody(who)))
      out.push({ who, form: 'pronoun', token, rule: 'speaker', score: null, start, end })
  }
}

/** The body that a spokesperson speaks for; null for another. */
function speaksFor(r: Referent, { words }: Scene): Referent | null {
  const speaks = [...r.descriptions].some((d) => words.roles.get(d)?.offices.includes('spokesperson'))
  return speaks ? r.of : null
}

import type { MentionForm, Span } from '@onrecord/format'
import { actingAdjectives } from './adjectives.js'
import { acts } from './metonyms.js'
import { pairOf } from './pairs.js'
import { type Phrase, phrasesOf } from './phrases.js'
import { resolvePronoun, type Standing } from './pronouns.js'
import { type Voice, voiceBeside, voicesOf } from './quoted-speech.js'
import { isBody, type Referent, trueSelf } from './referent.js'
import { kinName, resolvePhrase } from './roles.js'
import type { Met, Scene } from './scene.js'
import { isSubject, verbOf } from './subjects.js'

/** A mention with whom it refers to and the rule that says so. */
export interface Resolved extends Span {
  readonly who: Referent
  readonly form: MentionForm
  /** Token that stands for it. */
  readonly token: number
  readonly rule: string
}

/**
 * Walks through the article sentence by sentence and resolves names, descriptions and pronouns in the light of what came
 * before. Within a sentence, what stands outside quotations is resolved first, for it says who speaks inside them.
 */
export function walk(scene: Scene): Resolved[] {
  const { analysis, found, linked, words, quotations } = scene
  const { tokens, sentences } = analysis
  const out: Resolved[] = []
  const voices: Voice[] = []
  const cover = new Int32Array(tokens.length).fill(-1)
  for (const [i, f] of found.entries())
    if (linked[i] || f.type === 'person' || f.type === 'organisation') cover.fill(i, f.first, f.last)
  const at = (k: number) => cover[k] ?? -1
  const spoken = new Map<number, Referent>()
  const waiting: { token: number; quote: number; kind: string }[] = []
  let lastSpeaker: Referent | null = null
  let n = 0
  let nextQuote = 0

  for (const s of sentences) {
    const met: Met[] = []
    const put = (who: Referent, first: number, last: number, head: number, form: MentionForm, rule: string) => {
      const subject = isSubject(tokens, head, last, s.last)
      const quoted = quotations.at(tokens[first]!.start) >= 0
      out.push({ who, form, token: head, rule, start: tokens[first]!.start, end: tokens[last - 1]!.end })
      met.push({
        who,
        token: head,
        sentence: s.index,
        subject,
        quoted,
        pronoun: form === 'pronoun',
        fresh: who.born === first,
      })
      if (subject && !quoted && form !== 'pronoun' && tells(scene, head)) lastSpeaker = who
      voices.push({ token: head, who, subject })
    }
    while (n < found.length && found[n]!.first < s.first) n++
    for (; n < found.length && found[n]!.first < s.last; n++) {
      const f = found[n]!
      const who = linked[n] && trueSelf(linked[n]!)
      if (who) unveil(who, scene)
      if (!who || who.type === 'place') continue
      if (f.named.length === 0 && f.metonym.length > 0 && who.known && f.metonym.includes(who.known)) {
        if (acts(f, tokens, s.first, s.last, words)) put(who, f.first, f.last, f.last - 1, 'metonym', 'metonym')
      } else put(who, f.first, f.last, f.last - 1, 'name', 'name')
    }
    for (const a of actingAdjectives(scene, s.first, s.last, at))
      put(a.who, a.first, a.last, a.last - 1, 'name', 'adjective')
    flush(scene, met)
    const phrases = phrasesOf(tokens, s.first, s.last, found, at, words)
    const items: ({ at: number; phrase: Phrase } | { at: number; pronoun: number })[] = phrases.map((phrase) => ({
      at: phrase.first,
      phrase,
    }))
    for (let k = s.first; k < s.last; k++)
      if (at(k) < 0 && words.pronouns.has(tokens[k]!.lower)) items.push({ at: k, pronoun: k })
    const inside = (k: number) => (quotations.at(tokens[k]!.start) >= 0 ? 1 : 0)
    // A possessive pronoun that opens a phrase comes before the phrase.
    items.sort((a, b) => inside(a.at) - inside(b.at) || a.at - b.at || ('pronoun' in a ? -1 : 1))
    const owners = new Map<number, Referent>()
    while (nextQuote < quotations.all.length && quotations.all[nextQuote]!.end <= s.start) nextQuote++
    const here: number[] = []
    for (let q = nextQuote; q < quotations.all.length && quotations.all[q]!.start < s.end; q++)
      if (quotations.all[q]!.end > s.start) here.push(q)
    learn(scene, here, voices, spoken)
    for (const item of items) {
      if ('phrase' in item) {
        const p = item.phrase
        const owner = p.pronoun >= 0 ? (owners.get(p.pronoun) ?? null) : null
        if (p.pronoun >= 0 && !owner) continue
        named(p, scene, owner)
        const pair = pairOf(p, scene, s.index)
        if (pair) {
          for (const who of pair) put(who, p.first, p.last, p.nounEnd - 1, 'role', 'both')
          scene.pair = { who: pair, sentence: s.index }
          continue
        }
        const meant = resolvePhrase(p, scene, s.index, owner)
        const first = meant?.form === 'name' && p.owner >= 0 ? found[p.owner]!.first : p.first
        if (meant) put(meant.who, first, p.last, p.nounEnd - 1, meant.form, meant.rule)
      } else {
        const k = item.pronoun
        const word = words.pronouns.get(tokens[k]!.lower)!
        const quote = quotations.at(tokens[k]!.start)
        if (word.person === 1) {
          if (quote >= 0) waiting.push({ token: k, quote, kind: word.number })
          continue
        }
        const speaker = quote >= 0 ? (spoken.get(quotations.outermost(tokens[k]!.start)) ?? null) : null
        const says = quote < 0 && word.kind === 'subject' && words.saying.has(tokens[k + 1]?.lemma ?? '') || (quote < 0 && words.saying.has(tokens[k - 1]?.lemma ?? '')) // biome-ignore format: one condition
        const standing: Standing = {
          token: k,
          word,
          sentence: s.index,
          quoted: quote >= 0,
          subject: isSubject(tokens, k, k + 1, s.last),
          says,
        }
        if (word.number === 'p' && scene.pair && scene.pair.sentence >= s.index - 1) {
          for (const who of scene.pair.who) put(who, k, k + 1, k, 'pronoun', 'both')
          scene.pair = { ...scene.pair, sentence: s.index }
          continue
        }
        const who: Referent | null =
          word.kind === 'relative'
            ? antecedent(k, s.first, out, scene)
            : resolvePronoun(standing, scene, speaker, lastSpeaker)
        if (!who) continue
        if (word.kind === 'possessive') owners.set(k, who)
        put(who, k, k + 1, k, 'pronoun', word.kind === 'relative' ? 'relative' : 'pronoun')
        if (says) lastSpeaker = who
      }
      flush(scene, met)
      if (inside(item.at) === 0) learn(scene, here, voices, spoken)
    }
    learn(scene, here, voices, spoken)
    for (const q of here) if (quotations.all[q]!.depth === 0) lastSpeaker = spoken.get(q) ?? lastSpeaker
  }
  voices.sort((a, b) => a.token - b.token)
  const heard = waiting.length > 0 ? voicesOf(scene, voices) : []
  for (const { token, quote, kind } of waiting) {
    const voice = heard[quote] ?? heard[quotations.outermost(tokens[token]!.start)]
    // "We" is the body that somebody speaks for; "we" of a person's own is nobody in particular.
    const who = kind === 's' || voice?.type !== 'person' ? voice : speaksFor(voice, scene)
    if (who && (kind === 's' ? who.type === 'person' : isBody(who)))
      out.push({ who, form: 'pronoun', token, rule: 'speaker', start: tokens[token]!.start, end: tokens[token]!.end })
  }
  return out.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The body that a spokesperson speaks for; null for another. */
function speaksFor(r: Referent, { words }: Scene): Referent | null {
  const speaks = [...r.descriptions].some((d) => words.roles.get(d)?.offices.includes('spokesperson'))
  return speaks ? r.of : null
}

/** Whether the verb of a subject tells what it says, in the sentence's main clause ("McLenney said Clinton …"). */
function tells(scene: Scene, head: number): boolean {
  const { tokens } = scene.analysis
  const verb = verbOf(tokens, head)
  return (
    verb >= 0 && scene.words.saying.has(tokens[verb]!.lemma) && /^(?:root|conj|parataxis)$/.test(tokens[verb]!.relation)
  )
}

/** Moves a sentence's new mentions behind those before, in the order of the text. */
function flush(scene: Scene, met: Met[]): void {
  if (met.length === 0) return
  scene.met.push(...met)
  met.length = 0
  const from = scene.met[scene.met.length - 1]!.sentence
  let k = scene.met.length
  while (k > 0 && scene.met[k - 1]!.sentence === from) k--
  const tail = scene.met.splice(k).sort((a, b) => a.token - b.token)
  scene.met.push(...tail)
}

/** Notes who speaks the quotations of a sentence, as far as its mentions tell by now. */
function learn(scene: Scene, here: readonly number[], voices: readonly Voice[], spoken: Map<number, Referent>): void {
  for (const i of here) {
    const who = voiceBeside(scene.quotations.all[i]!, scene, voices.slice(-24))
    if (who) spoken.set(i, who)
  }
}

/** Somebody known by a given name alone is whoever was told of without one, of the same gender, before. */
function unveil(who: Referent, { cast }: Scene): void {
  if (who.type !== 'person' || who.known || who.family !== '' || who.gender === null || who.mentions.length > 0) return
  const stranger = cast.all.find((r) => r.unnamed && !r.same && r.gender === who.gender && r.born < who.born)
  if (stranger && stranger !== who) stranger.same = who
}

/** "who", "whose": the name or description that ends right before it. */
function antecedent(k: number, first: number, out: readonly Resolved[], scene: Scene): Referent | null {
  const { tokens } = scene.analysis
  let before = k - 1
  if (before >= first && tokens[before]!.text === ',') before--
  if (before < first) return null
  const end = tokens[before]!.end
  let best: Resolved | null = null
  for (let i = out.length - 1; i >= 0 && i > out.length - 60; i--) {
    const m = out[i]!
    if (m.end === end && (!best || m.start > best.start)) best = m
  }
  return best?.who.type === 'person' || best?.who.type === 'group' ? best.who : null
}

/** Gives a bare given name beside a relation its family name ("his wife Michelle"). */
function named(p: Phrase, scene: Scene, owner: Referent | null): void {
  const whose = owner ?? (p.owner >= 0 ? scene.linked[p.owner] : null)
  const f = scene.found[p.beside]
  const bare = scene.linked[p.beside]
  if (p.kind !== 'relation' || !whose || !f || !bare || bare.type !== 'person' || bare.family !== '') return
  const kin = kinName(f.text, p.word, whose, scene, f.first)
  if (kin && kin !== bare) bare.same = kin
}

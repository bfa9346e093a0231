import type { Language } from '@onrecord/language'
import { stemmer } from '../words/stem.js'

/** A word of talk stands so near what binds; a phrase may go on behind it. */
const TALK = 3

/** Words whose roles are kept. */
const ROLES = 50_000

/** What single words tell of how a sentence stands to what it tells: done, still ahead, only thought of, or undone. */
export interface StandingWords {
  /** "will", "shall": what follows is to come. */
  ahead(lower: string): boolean
  /** "if", "could", "plans": what the sentence tells has not come about, or is not said to have. */
  open(lower: string): boolean
  /** "not", "refused", "collapsed": what it tells did not come about. */
  undone(lower: string): boolean
  /** "not", "never": what it stands by is denied. */
  denied(lower: string): boolean
  /** "of": what follows is who does it, or suffers it. */
  belongs(lower: string): boolean
  /** "we", "I", also where they are one word with what follows ("we’ll"). */
  self(lower: string): boolean
  /** "pledged", "plans": somebody binds themselves to what follows. */
  bound(lower: string): boolean
  /** "wants", "tried", "hopes": nobody is bound to what follows. */
  wish(lower: string): boolean
  /** "said", "wrote". */
  saying(lower: string): boolean
  /** "called", "urged": a cue that asks for what follows. */
  demand(lower: string): boolean
  /** "must", "need": others are bound to what follows. */
  duty(lower: string): boolean
  /** "must", "should" of those: they tell of nothing done, unlike "needed". */
  must(lower: string): boolean
  /** "have", "time": the same before "to". */
  dutyTo(lower: string): boolean
  /** "to". */
  infinitive(lower: string): boolean
  /** "I", "you": whom a duty is said of that nobody is asked for. */
  spoken(lower: string): boolean
  /** "have", "been" behind a duty or "would": it is too late. */
  perfect(lower: string): boolean
  /** "has", "would": the head of a clause whose subject stands before it. */
  finite(lower: string): boolean
  /** "if", "whether": what follows is only supposed. */
  supposed(lower: string): boolean
  /** "was", "were". */
  was(lower: string): boolean
  /** "joked", "kidding": it is not meant. */
  jest(lower: string): boolean
  /** "maybe", "guess": who says so binds themselves to nothing. */
  hedge(lower: string): boolean
  /** "you", "you’ll". */
  listener(lower: string): boolean
  /** "see", "have to" among some words: what who listens will notice, or is asked to do for the talk. */
  listening(lowers: readonly string[]): boolean
  /** "he", "they", "she’ll": a pronoun for others, or for who speaks as told by others. */
  other(lower: string): boolean
  /** "come", "arrive": what somebody does by a schedule. */
  schedule(lower: string): boolean
  /** "be", "just": tells nothing of what is to come. */
  bare(lower: string): boolean
  /** "do with": what a duty before it makes none. */
  apart(lowers: readonly string[]): boolean
  /** "am", "are": stands between who will do a thing and what is going to be done. */
  be(lower: string): boolean
  /** "could", "would": what may be. */
  may(lower: string): boolean
  /** "where", "whether": what follows is asked. */
  asks(lower: string): boolean
  /** "tell", "leave it there" among the first of some words: what is said next, or done for who asks. */
  talk(lowers: readonly string[]): boolean
  /** "tell": of talk, unless somebody is told to do a thing. */
  orders(lower: string): boolean
  /** "talk about", "provide an update": what is said next, whoever is to say it. */
  telling(lowers: readonly string[]): boolean
  /** "win", "lose": verbs whose future nobody has in hand. */
  uncontrolled(lower: string): boolean
}

/** The standing words of a language, out of its lexicons `standing`, `commitments`, `negations` and `cues`. */
export function standingWords(language: Language): StandingWords {
  const words = language.lexicon('standing')
  const commitments = language.lexicon('commitments')
  const negations = language.lexicon('negations')
  const stem = stemmer(language)
  const sayings = new Set(language.lexicon('saying-verbs').rows.map(([lemma]) => stem(lemma!)))
  const demands = new Set(language.lexicon('cues').rows.flatMap(([entry, act]) => (act === 'demand' ? [stem(entry!.replace(/[ .].*/, ''))] : []))) // biome-ignore format: one line
  const uncontrolled = language.lexicon('uncontrolled')
  const phrases = (role: string) =>
    commitments.rows.flatMap(([entry, ...roles]) =>
      entry!.includes(' ') && roles.includes(role) ? [entry!.split(' ')] : [],
    )
  const [talks, tellings] = [phrases('talk'), phrases('telling')]
  const [listenings, aparts] = [phrases('listening'), phrases('apart')]
  const holdsOne = (list: readonly (readonly string[])[], lowers: readonly string[]): boolean =>
    lowers.some((_, i) => list.some((phrase) => phrase.every((word, k) => lowers[i + k] === word)))
  // "We’ll" is one word.
  const clitic = (lower: string): string => lower.slice(Math.max(0, lower.search(/['’]/)))
  const host = (lower: string): string => lower.replace(/['’].*/, '')
  const is = (lower: string, role: string): boolean =>
    words.get(lower)?.[0] === role || words.get(clitic(lower))?.[0] === role
  // A word is asked for one role after the other: what it has is looked up once.
  const roles = new Map<string, readonly string[]>()
  const rolesOf = (lower: string): readonly string[] => {
    let known = roles.get(lower)
    if (known === undefined) {
      known = [...(commitments.get(lower) ?? []), ...(commitments.get(clitic(lower)) ?? [])]
      if (roles.size >= ROLES) roles.clear()
      roles.set(lower, known)
    }
    return known
  }
  const commits = (lower: string, role: string): boolean => rolesOf(lower).includes(role)
  const denied = (lower: string): boolean => negations.has(lower) || lower.endsWith('n’t') || lower.endsWith("n't")
  const undone = (lower: string): boolean => is(lower, 'undone') || denied(lower)
  return {
    ahead: (lower) => is(lower, 'ahead'),
    open: (lower) => is(lower, 'ahead') || is(lower, 'open'),
    undone,
    denied,
    belongs: (lower) => is(lower, 'belongs'),
    self: (lower) => is(host(lower), 'self'),
    bound: (lower) => commits(lower, 'bound'),
    wish: (lower) => commits(lower, 'wish'),
    saying: (lower) => sayings.has(stem(lower)),
    demand: (lower) => demands.has(stem(lower)),
    duty: (lower) => commits(lower.replace(/n['’]t$/, ''), 'duty'),
    must: (lower) => commits(lower.replace(/n['’]t$/, ''), 'must'),
    infinitive: (lower) => commits(lower, 'infinitive'),
    dutyTo: (lower) => commits(lower, 'duty-to'),
    spoken: (lower) => commits(host(lower), 'spoken'),
    perfect: (lower) => commits(lower, 'perfect'),
    finite: (lower) => commits(lower, 'finite'),
    be: (lower) => commits(lower, 'be'),
    supposed: (lower) => commits(lower, 'supposed'),
    was: (lower) => commits(lower, 'be') && commits(lower, 'finite'),
    jest: (lower) => commits(lower, 'jest'),
    hedge: (lower) => commits(lower, 'hedge'),
    listener: (lower) => commits(host(lower), 'listener'),
    listening: (lowers) => lowers.some((lower) => commits(lower, 'listening')) || holdsOne(listenings, lowers),
    other: (lower) => commits(host(lower), 'other'),
    schedule: (lower) => commits(lower, 'schedule'),
    bare: (lower) => commits(lower, 'bare'),
    apart: (lowers) => holdsOne(aparts, lowers),
    may: (lower) => commits(lower, 'may') || commits(host(lower), 'may'),
    asks: (lower) => commits(lower, 'asks'),
    talk: (lowers) =>
      lowers.slice(0, TALK).some((lower) => commits(lower, 'talk')) ||
      // "I’ll let the ambassador answer", but "I won’t let you down".
      (lowers.some((lower) => commits(lower, 'leaves')) && !lowers.some(undone)) ||
      holdsOne(talks, lowers),
    orders: (lower) => commits(lower, 'orders'),
    telling: (lowers) => holdsOne(tellings, lowers),
    uncontrolled: (lower) => uncontrolled.has(lower),
  }
}

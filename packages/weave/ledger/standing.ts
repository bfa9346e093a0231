import type { Language } from '@onrecord/language'

/** What single words tell of how a sentence stands to what it tells: done, still ahead, only thought of, or undone. */
export interface StandingWords {
  /** "will", "shall": what follows is to come. */
  ahead(lower: string): boolean
  /** "if", "could", "plans": what the sentence tells has not come about, or is not said to have. */
  open(lower: string): boolean
  /** "not", "refused", "collapsed": what it tells did not come about. */
  undone(lower: string): boolean
  /** "we", "I". */
  self(lower: string): boolean
  /** "pledged", "plans": somebody binds themselves to what follows. */
  bound(lower: string): boolean
  /** "wants", "tried", "hopes": nobody is bound to what follows. */
  wish(lower: string): boolean
}

/** The standing words of a language, out of its lexicons `standing`, `commitments` and `negations`. */
export function standingWords(language: Language): StandingWords {
  const words = language.lexicon('standing')
  const commitments = language.lexicon('commitments')
  const negations = language.lexicon('negations')
  // "We’ll" is one word.
  const clitic = (lower: string): string => lower.slice(Math.max(0, lower.search(/['’]/)))
  const is = (lower: string, role: string): boolean =>
    words.get(lower)?.[0] === role || words.get(clitic(lower))?.[0] === role
  const commits = (lower: string, role: string): boolean =>
    commitments.get(lower)?.[0] === role || commitments.get(clitic(lower))?.[0] === role
  return {
    ahead: (lower) => is(lower, 'ahead'),
    open: (lower) => is(lower, 'ahead') || is(lower, 'open'),
    undone: (lower) => is(lower, 'undone') || negations.has(lower) || lower.endsWith('n’t') || lower.endsWith("n't"),
    self: (lower) => is(lower, 'self'),
    bound: (lower) => commits(lower, 'bound'),
    wish: (lower) => commits(lower, 'wish'),
  }
}

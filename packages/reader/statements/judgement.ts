import type { Language, Token } from '@onrecord/language'

/** How far before a word its denial may stand, in tokens ("not a very good record"). */
const REACH = 4

/** What a judgement is looked for in. */
export interface Judged {
  /** The main predicate of what is said. */
  readonly root: Token
  /** The predicate and what hangs on it: words that may praise. */
  readonly near: readonly Token[]
  /** Words that may blame. */
  readonly words: readonly Token[]
  /** Whether the speaker is the subject: they blame or praise somebody else, if anybody. */
  readonly self: boolean
  /** Whether what is said is a name for something ("called it a joke"): all its words judge. */
  readonly naming: boolean
}

/**
 * Whether what is said judges somebody, by the lexicon of appraisals: `criticise` where a word that blames stands in it, or
 * one that praises is denied ("not fit"), `praise` where the predicate or what hangs on it praises; null where neither does.
 */
export function judgement(judged: Judged, tokens: readonly Token[], language: Language): 'criticise' | 'praise' | null {
  const { near, words, self } = judged
  if (words.some((t) => sense(t, judged, language) === 'bad' && !denied(t, tokens, language))) return 'criticise'
  for (const t of near) {
    if (sense(t, judged, language) !== 'good') continue
    if (!denied(t, tokens, language)) return 'praise'
    return self ? null : 'criticise'
  }
  return null
}

/** What a word says of its subject, or undefined. Words marked `predicate` judge only as the predicate or what describes it. */
function sense(t: Token, { root, self, naming }: Judged, language: Language): string | undefined {
  const appraisals = language.lexicon('appraisals')
  const row = appraisals.get(t.lower) ?? appraisals.get(t.lemma.toLowerCase())
  if (!row || naming || row[1] !== 'predicate') return row?.[0]
  return !self && (t === root || (t.head === root.index && t.relation === 'amod')) ? row[0] : undefined
}

/** Whether a word of denial stands right before it, in the same clause. */
function denied(t: Token, tokens: readonly Token[], language: Language): boolean {
  const negations = language.lexicon('negations')
  for (let i = t.index - 1; i >= 0 && i >= t.index - REACH; i--) {
    const { lower, tag } = tokens[i]!
    if (negations.has(lower)) return true
    if (tag === ',' || tag === ':' || tag === '.' || tag === 'CC') return false
  }
  return false
}

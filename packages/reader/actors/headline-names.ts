import { fold } from '@onrecord/knowledge'
import type { Analysis, Token } from '@onrecord/language'
import type { Found } from './found.js'
import type { gazetteer, Match } from './gazetteer.js'
import type { Words } from './words.js'

const NOMINAL = /^(?:NNPS?|NN|FW)$/

/**
 * The persons' names of an article, those out of headlines held against the rest of it: where every word begins with a
 * capital the recogniser takes verbs and nouns for names. Of "Weiner Denies" what the body calls somebody is kept, with a given
 * name before it; "Breaks His Silence", which nobody in the body is called, is a name only where all its words may be one and
 * none is a word of the body.
 */
export function withoutHeadlineWords(
  found: readonly Found[],
  { text, tokens, sentences, sentenceOf }: Analysis,
  match: ReturnType<typeof gazetteer>,
  { given }: Pick<Words, 'given'>,
): readonly Found[] {
  // A sentence that ends in a full stop is a list of names rather than a headline.
  const doubtful = (f: Found) =>
    f.headline && f.type === 'person' && f.named.length + f.family.length === 0 && tokens[sentences[sentenceOf[f.first]!]!.last - 1]!.text !== '.' // biome-ignore format: one line
  if (!found.some(doubtful)) return found
  const called = new Set<string>()
  for (const f of found)
    if (
      !f.headline &&
      (f.type === 'person' || f.title || f.family.length > 0 || f.named.some((a) => a.type === 'person'))
    ) {
      const words = f.text.split(' ')
      for (const name of [f.text, `${words[0]} ${words.at(-1)}`, words[0]!, words.at(-1)!]) called.add(name)
    }
  if (called.size === 0) return found
  const small = new Set(tokens.map((t) => t.text))
  return found.flatMap((f) => {
    if (!doubtful(f) || called.has(f.text)) return f
    const run = calledWithin(f, tokens, text, called)
    const before = run && run.first > f.first ? tokens[run.first - 1]! : null
    const isGiven = before !== null && given.has(before.text) && !small.has(before.lower)
    if (run) return cutTo(f, isGiven ? { ...run, first: run.first - 1 } : run, tokens, text, match)
    const words = tokens.slice(f.first, f.last)
    const isName = f.last - f.first > 1 && words.every((t) => NOMINAL.test(t.tag) && !small.has(t.lower))
    return isName || (f.title && !words.some((t) => /^(?:PRP|WP|VB)/.test(t.tag))) ? f : []
  })
}

/** The longest run of a name's words that somebody is called, the first of several; null where none is. */
function calledWithin(f: Found, tokens: readonly Token[], text: string, called: ReadonlySet<string>) {
  for (let length = f.last - f.first - 1; length > 0; length--)
    for (let first = f.first; first + length <= f.last; first++)
      if (called.has(written(tokens, first, first + length, text))) return { first, last: first + length }
  return null
}

const written = (tokens: readonly Token[], first: number, last: number, text: string): string =>
  fold(text.slice(tokens[first]!.start, tokens[last - 1]!.end).replace(/\s+/g, ' '))

function cutTo(
  f: Found,
  { first, last }: { readonly first: number; readonly last: number },
  tokens: readonly Token[],
  text: string,
  match: ReturnType<typeof gazetteer>,
): Found {
  const found: Match | null = match(tokens, first, last)
  const known = found?.last === last ? found : null
  return {
    ...f,
    first,
    last,
    start: tokens[first]!.start,
    end: tokens[last - 1]!.end,
    text: written(tokens, first, last, text),
    named: known?.named ?? [],
    metonym: known?.metonym ?? [],
    family: known?.family ?? [],
    title: first === f.first ? f.title : null,
  }
}

import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { codePoints } from '@onrecord/format'
import type { Analysis, Name, NameType, Sentence, Token } from '@onrecord/language'

type SilverToken = readonly [number, number, string, string, string, number, string]
interface SilverArticle {
  readonly name: string
  readonly sentences: readonly (readonly SilverToken[])[]
}

/** Relations of Universal Dependencies v1 that v2 calls otherwise. */
const V2: Readonly<Record<string, string>> = {
  dobj: 'obj', nsubjpass: 'nsubj:pass', csubjpass: 'csubj:pass', auxpass: 'aux:pass', mwe: 'fixed', name: 'flat', neg: 'advmod',
} // biome-ignore format: one line reads better
const NAMES: Readonly<Record<string, NameType>> = {
  PERSON: 'person',
  ORGANIZATION: 'organisation',
  LOCATION: 'place',
  MISC: 'other',
}

/** Reads the automatic annotation of a part of PolNeAR: a line of JSON an article, packed. */
export function readSilver(path: string): Map<string, SilverArticle> {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n')
  return new Map(lines.map((l) => JSON.parse(l) as SilverArticle).map((a) => [a.name, a]))
}

/** Makes an analysis of an article's automatic annotation, relations renamed to Universal Dependencies v2. */
export function silverAnalysis(text: string, { sentences: annotated }: SilverArticle): Analysis {
  const map = codePoints(text)
  const tokens: Token[] = []
  const sentences: Sentence[] = []
  const names: Name[] = []
  annotated.forEach((annotation, index) => {
    const first = tokens.length
    let name: { type: NameType; first: number } | null = null
    const close = (): void => {
      if (!name) return
      names.push({
        type: name.type,
        first: name.first,
        last: tokens.length,
        start: tokens[name.first]!.start,
        end: tokens.at(-1)!.end,
      })
      name = null
    }
    for (const [start, end, tag, lemma, ner, head, relation] of annotation) {
      const type = NAMES[ner]
      if (name && (name as { type: NameType }).type !== type) close()
      if (type && !name) name = { type, first: tokens.length }
      const span = map.toSpan({ start, end })
      const piece = text.slice(span.start, span.end)
      const headTag = head > 0 ? annotation[head - 1]![2] : ''
      tokens.push({
        ...span, index: tokens.length, text: piece, lower: piece.toLowerCase(), tag, lemma, head: head > 0 ? first + head - 1 : -1,
        relation: relation === 'nmod' && /^(V|J|R)/.test(headTag) ? 'obl' : (V2[relation] ?? relation),
      }) // biome-ignore format: the fields in a few lines
    }
    close()
    sentences.push({
      index,
      first,
      last: tokens.length,
      block: 0,
      start: tokens[first]!.start,
      end: tokens.at(-1)!.end,
    })
  })
  const sentenceOf = new Int32Array(tokens.length)
  for (const s of sentences) sentenceOf.fill(s.index, s.first, s.last)
  return { text, tokens, sentences, names, sentenceOf }
}

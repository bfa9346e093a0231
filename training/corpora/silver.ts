import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codePoints } from '@onrecord/format'
import type { Analysis } from '@onrecord/language'
import { loadEnglish } from '@onrecord/language/node'
import { shared, unpack } from './shared.js'

/** One token of the automatic annotation. */
export interface SilverToken {
  readonly start: number
  readonly end: number
  readonly tag: string
  readonly lemma: string
  readonly name: string
  /** Index in its sentence, -1 for the root. */
  readonly head: number
  /** Universal Dependencies version 1. */
  readonly relation: string
}

/** A PolNeAR training article as the engine cuts it, and as CoreNLP annotated it. Offsets in UTF-16. */
export interface SilverArticle {
  readonly name: string
  readonly analysis: Analysis
  readonly sentences: readonly (readonly SilverToken[])[]
}

type Row = [number, number, string, string, string, number, string]

/** The articles of PolNeAR train with their automatic annotation. */
export function* silver(): Generator<SilverArticle> {
  const english = loadEnglish()
  for (const line of unpack('data/polnear/silver/train.jsonl.gz').trimEnd().split('\n')) {
    const { name, sentences } = JSON.parse(line) as { name: string; sentences: Row[][] }
    const text = readFileSync(join(shared, `data/polnear/train/text/${name}.txt`), 'utf8')
    const map = codePoints(text)
    yield {
      name,
      analysis: english.analyse(text, [{ kind: 'body', start: 0, end: text.length }]),
      sentences: sentences.map((s) =>
        s.map(([start, end, tag, lemma, ner, head, relation]) => ({
          start: map.toOffset(start),
          end: map.toOffset(end),
          tag,
          lemma,
          name: ner,
          head: head - 1,
          relation,
        })),
      ),
    }
  }
}

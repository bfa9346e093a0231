import type { Source } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'

/** Language and knowledge as the program has them, read on a day of 2026. */
export const context = {
  language: loadEnglish(),
  knowledge: loadKnowledge(),
  today: '2026-01-01',
  explain: true,
} as const

/** A text as it comes in, of 2 July 2018 where nothing else is given. */
export function sourceOf(text: string, given: Partial<Source> = {}): Source {
  return {
    name: 'case', uri: 'case', text, title: null, outlet: null, byline: null, wire: null, language: null, published: '2018-07-02', url: null,
    hints: [], map: null, ...given,
  } // biome-ignore format: one line reads better
}

/** The same with all of it marked as body. */
export const bodyOf = (text: string, given: Partial<Source> = {}): Source =>
  sourceOf(text, { hints: [{ kind: 'body', start: 0, end: text.length }], ...given })

import type { Actor, Block, Day, Source } from '@onrecord/format'
import type { Context } from '../layers.js'
import { actors } from './actors.js'

/** Whom a phrase means on a day, and the rule that says so. */
export interface Identified {
  readonly actor: Omit<Actor, 'mentions'>
  readonly rule: string
}

/**
 * Whom a phrase means on a day: a name, a metonym or a description ("the Kremlin leader", "the former US president",
 * "Trump's running mate"). Read as the subject of a sentence of an article of that day; null where it means nobody known.
 */
export function whoIs(context: Pick<Context, 'language' | 'knowledge'>, phrase: string, day: Day): Identified | null {
  const words = phrase.trim()
  if (words === '') return null
  // Read as a subject, so that what can stand for an actor does.
  const frame = ` ${context.language.lexicon('phrase-frame').rows[0]![0]}`
  const text = words[0]!.toUpperCase() + words.slice(1) + frame
  const blocks: readonly Block[] = [{ kind: 'body', start: 0, end: text.length }]
  const source: Source = { name: 'phrase', uri: '', text, title: null, outlet: null, byline: null, wire: null, language: null, published: day, url: null, hints: [], map: null } // biome-ignore format: one record
  const { actors: found, who } = actors(
    {
      source,
      blocks,
      analysis: context.language.analyse(text, blocks),
      published: { from: day, to: day, basis: 'given', evidence: [] },
      times: [],
      quantities: [],
    },
    { ...context, today: day, explain: true },
  )
  const span = { start: 0, end: words.length }
  const id = who.of([span])
  const actor = found.find((a) => a.id === id)
  if (!actor) return null
  const mention = actor.mentions.findLast((m) => m.end <= span.end)
  const { name, type } = actor
  return { actor: { id: actor.id, name, type }, rule: mention?.why?.rule ?? 'name' }
}

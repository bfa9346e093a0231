import type { Phrase } from './phrases.js'
import type { Referent } from './referent.js'
import { recent, type Scene } from './scene.js'

/** A noun phrase with what is known around it. */
export interface Asked {
  readonly phrase: Phrase
  readonly scene: Scene
  readonly sentence: number
  /** Whose it is ("Trump's running mate", "his wife"), or null. */
  readonly owner: Referent | null
  /** Whom it introduces ("spokesman Jason Miller"), or null. */
  readonly beside: Referent | null
}

/** Whom a noun phrase means, in which form it is a mention, and by which rule. */
export interface Meant {
  readonly who: Referent
  readonly form: 'role' | 'name'
  readonly rule: string
}

/** A meaning by description, or null where nobody is meant. */
export const meant = (who: Referent | null | undefined, rule: string): Meant | null =>
  who ? { who, form: 'role', rule } : null

/** How many sentences back whoever a phrase takes up may lie: the whole of most articles. */
export const FAR = 40

/** Whoever was mentioned last before the phrase, of those that fit, no further back than some sentences. */
export function lastThat(ask: Asked, fit: (r: Referent) => boolean, sentences: number): Referent | null {
  for (const m of recent(ask.scene, ask.sentence, sentences)) if (m.token <= ask.phrase.last && fit(m.who)) return m.who
  return null
}

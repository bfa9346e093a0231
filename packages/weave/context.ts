import type { Knowledge } from '@onrecord/knowledge'
import type { Language } from '@onrecord/language'

/** What weaving may use beside the articles: the words of the language and what is known of the world. */
export interface WeaveContext {
  readonly language: Language
  readonly knowledge: Knowledge
}

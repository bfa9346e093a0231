import type { Knowledge } from '@onrecord/knowledge'
import type { Language } from '@onrecord/language'
import { type People, peopleOf } from './people.js'
import type { Random } from './random.js'
import { type Vocabulary, vocabularyOf } from './vocabulary.js'

/** What made-up news is made of. */
export interface World {
  readonly people: People
  readonly words: Vocabulary
}

/** Makes up who there is and what can be spoken of. */
export const worldOf = (language: Language, knowledge: Knowledge, random: Random): World => ({
  people: peopleOf(language, knowledge, random),
  words: vocabularyOf(language, random),
})

import { entity } from './entities.js'
import { group } from './groups.js'
import type { Asked, Meant } from './meant.js'
import type { Phrase } from './phrases.js'
import { type Referent, trueSelf } from './referent.js'
import { relation } from './relations.js'
import { role } from './roles.js'
import type { Scene } from './scene.js'

/** Resolves a noun phrase by office and date, by relation, or by what was said before. `whose` is what its possessive pronoun means. */
export function resolvePhrase(phrase: Phrase, scene: Scene, sentence: number, whose: Referent | null): Meant | null {
  const self = (index: number) => (index >= 0 && scene.linked[index] ? trueSelf(scene.linked[index]!) : null)
  const ask: Asked = { phrase, scene, sentence, owner: whose ?? self(phrase.owner), beside: self(phrase.beside) }
  switch (phrase.kind) {
    case 'group':
      return group(ask) ?? (scene.words.entities.has(phrase.word) ? entity(ask) : null)
    case 'relation':
      return relation(spokenFor(ask))
    case 'entity':
      return entity(ask)
    case 'role':
      return role(spokenFor(ask))
  }
}

/** "Trump campaign spokesman": the campaign's, not Trump's. */
function spokenFor(ask: Asked): Asked {
  const { owner, phrase, scene } = ask
  if (owner?.type !== 'person') return ask
  const body = phrase.modifiers.find((m) => /^(?:campaign|administration)$/.test(scene.words.groups.get(m) ?? ''))
  const theirs = body ? group({ ...ask, phrase: { ...phrase, kind: 'group', word: body } }) : null
  return theirs ? { ...ask, owner: theirs.who } : ask
}

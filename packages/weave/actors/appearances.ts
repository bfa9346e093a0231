import { type Appearance, type ReadArticle, slug } from '@onrecord/format'
import { familyName, fold, sound } from '@onrecord/knowledge'
import type { Lexicon } from '@onrecord/language'
import type { WeaveContext } from '../context.js'

/** The persons of an article whom knowledge does not have. `key` is the article's; the reading is as it was read. */
export function appearancesOf(article: ReadArticle, key: string, { knowledge, language }: WeaveContext): Appearance[] {
  const out: Appearance[] = []
  for (const { id, name, type, called = [] } of article.actors) {
    // "Berg’s wife" is nobody's name: whose wife she is makes the id.
    if (type !== 'person' || id !== slug(name) || knowledge.actor(id)) continue
    const callings = called.map((s) => lastWord(article.text.slice(s.start, s.end)))
    out.push({
      article: key,
      actor: id,
      name,
      key: keyOf(name, language.lexicon('name-variants')),
      called,
      callings: [...new Set(callings)].sort(),
    })
  }
  return out
}

/** How the family name sounds, and the initial of the given name in the form the others are forms of ("Bill": w). */
function keyOf(name: string, forms: Lexicon): string {
  const family = familyName(name)
  if (family === '') return sound(name)
  const given = fold(name).toLowerCase().split(' ')[0]!
  return `${sound(family)} ${sound(forms.get(given)?.[0] ?? given)[0] ?? ''}`
}

const lastWord = (phrase: string): string => phrase.toLowerCase().split(/\s+/).pop()!

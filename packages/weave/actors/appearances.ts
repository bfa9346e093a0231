import { type Appearance, type ReadArticle, slug } from '@onrecord/format'
import { familyName, sound } from '@onrecord/knowledge'
import type { WeaveContext } from '../context.js'

/** The persons of an article whom knowledge does not have. `key` is the article's; the reading is as it was read. */
export function appearancesOf(article: ReadArticle, key: string, { knowledge }: WeaveContext): Appearance[] {
  const out: Appearance[] = []
  for (const { id, name, type, called = [] } of article.actors) {
    // "Berg’s wife" is nobody's name: whose wife she is makes the id.
    if (type !== 'person' || id !== slug(name) || knowledge.actor(id)) continue
    const callings = called.map((s) => lastWord(article.text.slice(s.start, s.end)))
    out.push({
      article: key,
      actor: id,
      name,
      key: sound(familyName(name) || name),
      called,
      callings: [...new Set(callings)].sort(),
    })
  }
  return out
}

const lastWord = (phrase: string): string => phrase.toLowerCase().split(/\s+/).pop()!

import type { Day, Mention, ReadArticle } from '@onrecord/format'

/** How an article speaks of an actor: in which words, how often, and how sure it is that they are meant. */
export interface ActorMentions {
  readonly article: string
  readonly published: Day | null
  readonly mentions: number
  /** Its names there, each with how often, the least sure link to it, and why. */
  readonly names: readonly NameThere[]
}

/** Words by which an article means an actor. */
export interface NameThere {
  readonly text: string
  readonly times: number
  readonly score: number | null
  readonly why: string
}

/** The mentions of an actor in an article, by the words that name it; pronouns are counted, not shown. */
export function mentionsIn(
  article: Pick<ReadArticle, 'name' | 'text' | 'actors' | 'published'>,
  id: string,
): ActorMentions {
  const mentions = article.actors.find((a) => a.id === id)?.mentions ?? []
  const names = new Map<string, { times: number; score: number | null; why: string }>()
  for (const m of mentions) {
    if (m.form === 'pronoun') continue
    const text = article.text.slice(m.start, m.end).replace(/\s+/g, ' ')
    const known = names.get(text)
    const score = m.why?.score ?? null
    if (!known) names.set(text, { times: 1, score, why: whyOf(m) })
    else {
      known.times++
      if (score !== null && (known.score === null || score < known.score)) {
        known.score = score
        known.why = whyOf(m)
      }
    }
  }
  return {
    article: article.name,
    published: article.published.from,
    mentions: mentions.length,
    names: [...names].map(([text, n]) => ({ text, ...n })).sort((a, b) => b.times - a.times),
  }
}

const whyOf = (m: Mention): string => m.why?.rule ?? m.form

import type { ActorId, Anchor, ArticleAnchor, Decision } from '@onrecord/format'

const whole = (article: ArticleAnchor): Anchor => ({ article, spans: [] })

/** Every place a decision names, in an order that is its own; the numbers of the list tell them apart. */
export function anchorsOf(d: Decision): readonly Anchor[] {
  switch (d.kind) {
    case 'confirm':
    case 'correct':
    case 'reject':
    case 'add':
      return [d.on]
    case 'fate':
      return [d.on, ...d.evidence]
    case 'note':
      return 'actor' in d.on ? [] : [d.on]
    case 'link':
      return [...d.one, ...d.others]
    case 'actor-split':
    case 'story-make':
      return d.articles.map(whole)
    case 'story-merge':
      return d.stories.flatMap((s) => s.articles.map(whole))
    case 'story-split':
      return [...d.story.articles, ...d.articles].map(whole)
    case 'story-name':
      return d.story.articles.map(whole)
    case 'actor-merge':
    case 'actor-rename':
    case 'remove':
    case 'withdraw':
      return []
  }
}

/** The actors a decision names, each once. */
export function actorsOf(d: Decision): readonly ActorId[] {
  switch (d.kind) {
    case 'confirm':
    case 'correct':
    case 'add':
      return [...new Set(d.actors.map((a) => a.id))]
    case 'note':
      return 'actor' in d.on ? [d.on.actor] : []
    case 'actor-merge':
      return [...new Set([...d.from, d.into.id])]
    case 'actor-split':
      return [...new Set([d.actor, d.into.id])]
    case 'actor-rename':
      return [d.actor]
    default:
      return []
  }
}

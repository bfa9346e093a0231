import type { ActorId } from '@onrecord/format'
import type { PreparedArticle } from './prepared.js'

/** The name a person reads for an actor: the fullest that the articles give it; its id where none does. */
export function nameOf(id: ActorId, articles: readonly PreparedArticle[]): string {
  const names = articles.flatMap(({ article }) => article.actors.filter((a) => a.id === id).map((a) => a.name))
  return names.filter((n) => n !== '').sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? id
}

/** Names of actors as a list. */
export const namesOf = (ids: readonly ActorId[], articles: readonly PreparedArticle[]): string =>
  ids.map((id) => nameOf(id, articles)).join(', ')

/**
 * `bloomberg` and `michael-bloomberg` may be one man, half named, `mike-elliott` and `michael-elliott` too; `x` and
 * `x-government` are one state.
 */
export function mayBeOne(s: ActorId, t: ActorId): boolean {
  const [a, b] = [s.split('-'), t.split('-')]
  const family = a.at(-1) === b.at(-1) && (a.length === 1 || b.length === 1 || s[0] === t[0])
  return family || s.startsWith(`${t}-`) || t.startsWith(`${s}-`)
}

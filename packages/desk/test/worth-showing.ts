import { toActor, toArticle, toBrief, toCompare, toOccasion, toTake } from '../addresses.js'
import type { Answers } from '../api.js'

/** Addresses of every kind of page of a record that is served: at the occasion that most articles tell, and an article and an actor of it. */
export async function worthShowing(url: string): Promise<Readonly<Record<string, string>>> {
  const ask = async <P extends keyof Answers>(path: P): Promise<Answers[P]> =>
    (await (await fetch(url + path)).json()) as Answers[P]
  const { occasions } = await ask('/api/occasions')
  const { actors } = await ask('/api/actors')
  const { articles } = await ask('/api/articles')
  const told = [...occasions].sort(
    (a, b) => b.articles.length - a.articles.length || b.statements.length - a.statements.length,
  )[0]
  const names = told && told.articles.length > 1 ? told.articles : articles.map((row) => row.name)
  const [a = '', b = a] = names
  const statement = told?.statements.find((s) => s.article === a)?.id
  return {
    story: '/',
    article: toArticle(a, statement === undefined ? {} : { statement }),
    'article-overview': toArticle(b),
    compare: toCompare(a, b),
    occasions: '/occasions',
    occasion: toOccasion(told?.id ?? ''),
    ledger: '/ledger',
    sources: '/sources',
    review: '/review',
    add: '/add',
    actors: '/actors',
    actor: toActor(actors[0]?.id ?? ''),
    'review-decided': '/review?show=decided',
    articles: '/articles',
    search: '/search?q=talks',
    'search-statements': '/search?act=promise',
    watch: '/watch',
    stories: '/stories',
    brief: toBrief(''),
    take: toTake(''),
    lost: '/nowhere',
  }
}

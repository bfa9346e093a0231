import type { ArticleRow, OnRecord, StatementRow } from '@onrecord/record'
import type { Random } from './made-up/random.js'

/** Gives an address of the API to ask: another one each time. */
export type Asked = () => string

/** What the desk's pages and the command line ask of a record, by name, about actors, articles, days and words that are on it. */
export async function questionsOf(record: OnRecord, random: Random): Promise<Readonly<Record<string, Asked>>> {
  const { articles: many } = await record.counts()
  const actors = await record.actors({ limit: 400 })
  const outlets = (await record.outlets()).map((o) => encodeURIComponent(o.outlet))
  const some: ArticleRow[] = []
  for (let i = 0; i < 60; i++)
    some.push(...(await record.articles({ limit: 1, offset: random.below(Math.min(many, 20_000)) })))
  const statements: StatementRow[] = []
  for (const { name } of some) statements.push(...(await record.statements({ article: name, limit: 5 })))
  const words = statements.flatMap((s) => s.contentText.split(/[^\p{L}]+/u).filter((w) => w.length > 3))
  const days = some.flatMap(({ published }) => published.from ?? [])
  const acts = [...new Set(statements.map((s) => s.act))]
  // Who is much in the news is asked about more than who is not.
  const actor = () => encodeURIComponent(actors[random.rank(actors.length)]!.id)
  const article = () => encodeURIComponent(random.pick(some).name)
  const word = () => encodeURIComponent(random.pick(words))
  const day = () => random.pick(days)
  return {
    'story: the picture, whole record': () => '/api/course',
    'story: the picture, from a day on': () => `/api/course?from=${day()}`,
    'story: in order of time': () => `/api/course/entries?offset=${random.below(many) >> 1}&limit=50`,
    'brief, whole record': () => '/api/brief?limit=8',
    articles: () => `/api/articles?limit=100&offset=${random.rank(many)}`,
    'articles of an outlet': () => `/api/articles?limit=100&outlet=${random.pick(outlets)}`,
    'articles that name an actor': () => `/api/articles?limit=100&actor=${actor()}`,
    article: () => `/api/articles/${article()}`,
    'article: its links': () => `/api/articles/${article()}/links`,
    'compare two': () => `/api/aligned?article=${article()}&article=${article()}`,
    actors: () => '/api/actors?limit=100',
    'actors by words': () =>
      `/api/actors?limit=20&words=${encodeURIComponent(random.pick(actors).name.split(' ')[0]!.toLowerCase())}`,
    'actor: what they said': () => `/api/statements?limit=100&by=${actor()}`,
    'actor: what is said about them': () => `/api/statements?limit=100&about=${actor()}`,
    'actor: what they said about another': () => `/api/statements?limit=100&by=${actor()}&about=${actor()}`,
    'actor: position to another': () => `/api/positions?actor=${actor()}&towards=${actor()}`,
    'actor: open conditions': () => `/api/ledger?limit=100&state=open&order=latest&holder=${actor()}`,
    statements: () => `/api/statements?limit=100&offset=${random.rank(many)}`,
    'statements: an act, a span of days': () => `/api/statements?limit=100&act=${random.pick(acts)}&from=${day()}`,
    'statements: words': () => `/api/statements?limit=50&words=${word()}+${word()}`,
    'statements: words of an actor': () => `/api/statements?limit=50&words=${word()}&by=${actor()}`,
    'statements: an actor, an act': () => `/api/statements?limit=100&by=${actor()}&act=${random.pick(acts)}`,
    'statements: an actor, from a day on': () => `/api/statements?limit=100&by=${actor()}&from=${day()}`,
    'statements: an actor, an outlet': () => `/api/statements?limit=100&by=${actor()}&outlet=${random.pick(outlets)}`,
    'statements: an outlet, an act': () =>
      `/api/statements?limit=100&outlet=${random.pick(outlets)}&act=${random.pick(acts)}`,
    'statements: an outlet, from a day on': () =>
      `/api/statements?limit=100&outlet=${random.pick(outlets)}&from=${day()}&order=latest`,
    'statements: a way of quoting': () => '/api/statements?limit=100&kind=direct&act=deny',
    'statements: by place': () => `/api/statements?limit=100&order=place&offset=${random.rank(many)}`,
    'search: a word': () => `/api/search?limit=30&q=${word()}`,
    'search: two words': () => `/api/search?limit=30&q=${word()}+${word()}`,
    'search: as it is typed': () => `/api/search?limit=30&q=${random.pick(words).slice(0, 2 + random.below(4))}`,
    ledger: () => '/api/ledger?limit=100',
    'ledger: what is due': () => '/api/ledger?limit=100&order=due',
    conditions: () => `/api/conditions?limit=100&offset=${random.rank(many)}`,
    'events of an actor': () => `/api/events?limit=100&actor=${actor()}`,
    'events, from a day on': () => `/api/events?limit=100&from=${day()}`,
    'actor: whom they speak about': () => `/api/actors/${actor()}/says`,
    'timeline, from a day on': () => `/api/timeline?limit=100&from=${day()}`,
    'timeline of an actor': () => `/api/timeline?limit=100&actor=${actor()}`,
    sources: () => '/api/sources',
    review: () => '/api/review?limit=50',
    occasions: () => '/api/occasions?limit=100',
    'occasions, near a day': () => `/api/occasions?limit=61&near=${day()}`,
    stories: () => '/api/stories',
    copies: () => '/api/copies?limit=1000',
    differences: () => '/api/differences?limit=100',
    decisions: () => '/api/decisions?limit=100',
    health: () => '/api/health',
  }
}

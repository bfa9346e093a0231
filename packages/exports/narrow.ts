import type { Occasion, ReadArticle, Woven } from '@onrecord/format'
import type { ArticleQuery, LedgerQuery, OnRecord, SearchQuery, StatementQuery } from '@onrecord/record'
import type { Articles, ExportOptions } from './articles.js'
import { entryOf } from './woven.js'

/** A list as a page or a command shows it: by its filters, whatever the length. */
export type Narrow =
  | { readonly list: 'statements'; readonly query: StatementQuery }
  | { readonly list: 'ledger'; readonly query: LedgerQuery }
  | { readonly list: 'articles'; readonly query: ArticleQuery }
  | { readonly list: 'occasions'; readonly occasions: readonly Occasion[] }
  | { readonly list: 'passages'; readonly words: string; readonly query: SearchQuery }

/** What an export takes so that it writes the rows of a narrowed list and no others: in order of articles, as all exports are. */
export async function narrowed(
  record: OnRecord,
  narrow: Narrow,
): Promise<{ readonly articles: Articles; readonly options: ExportOptions }> {
  const { list } = narrow
  switch (list) {
    case 'statements': {
      const wanted = await statementsOf(record, narrow.query)
      const only = (article: ReadArticle) => ({
        ...article,
        statements: article.statements.filter((s) => wanted.get(article.name)?.has(s.id)),
      })
      return { articles: named(record, wanted.keys(), only), options: { list } }
    }
    case 'ledger': {
      const rows = await record.ledger({ ...narrow.query, limit: ALL })
      const woven = { ...NOTHING, ledger: rows.map(entryOf) }
      return { articles: named(record, rows.map((row) => row.article)), options: { list, woven } } // biome-ignore format: one line
    }
    case 'occasions': {
      const { occasions } = narrow
      return { articles: named(record, occasions.flatMap((o) => o.articles)), options: { list, woven: { ...NOTHING, occasions } } } // biome-ignore format: one line
    }
    case 'passages': {
      const passages = await record.search(narrow.words, { ...narrow.query, limit: ALL })
      return { articles: named(record, passages.map((hit) => hit.article)), options: { list, passages } } // biome-ignore format: one line
    }
    case 'articles': {
      const rows = await record.articles({ ...narrow.query, limit: ALL })
      return { articles: named(record, rows.map((row) => row.name)), options: { list } } // biome-ignore format: one line
    }
  }
}

const ALL = 1_000_000
/** Rows asked for at a time. */
const STEP = 5000
const NOTHING: Woven = { copies: [], utterances: [], occasions: [], differences: [], stories: [], ledger: [] }

/** Ids of the statements a query gives, by their articles' names. */
async function statementsOf(
  record: OnRecord,
  query: StatementQuery,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const wanted = new Map<string, Set<string>>()
  for (let offset = 0; ; offset += STEP) {
    const rows = await record.statements({ ...query, order: 'place', limit: STEP, offset })
    for (const { article, id } of rows) {
      const ids = wanted.get(article)
      if (ids) ids.add(id)
      else wanted.set(article, new Set([id]))
    }
    if (rows.length < STEP) return wanted
  }
}

/** The articles of these names, once each, in order of name. */
async function* named(
  record: OnRecord,
  names: Iterable<string>,
  only: (article: ReadArticle) => ReadArticle = (article) => article,
): AsyncIterable<ReadArticle> {
  for (const name of [...new Set(names)].sort()) {
    const article = await record.article(name)
    if (article) yield only(article)
  }
}

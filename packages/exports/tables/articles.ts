import { days, type Table, text, whole } from './table.js'

/** What was read: a row for each article. */
export const articles: Table = {
  what: 'what was read',
  columns: [
    text('name', 24), text('title', 50), text('outlet'), text('byline', 24), text('wire', 10), text('published', 12),
    text('dated_by', 10), text('language', 8), whole('characters'), whole('statements'), whole('conditions'),
    text('uri', 40),
  ], // biome-ignore format: a list of columns
  *rows(article) {
    yield [
      article.name,
      article.title,
      article.outlet,
      article.byline?.join('; ') ?? null,
      article.wire,
      days(article.published),
      article.published.basis,
      article.language,
      article.text.length,
      article.statements.length,
      article.conditions.length,
      article.url ?? article.uri,
    ]
  },
}

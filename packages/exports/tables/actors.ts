import { type Table, text, whole } from './table.js'

/** Who stands in which article: a row for each actor of each article, with how often it is mentioned, speaks and is spoken about. */
export const actors: Table = {
  what: 'who stands in which article',
  columns: [
    text('id', 24), text('name', 24), text('type', 12), text('article', 24), text('outlet'), whole('mentions'),
    whole('statements'), whole('about'),
  ], // biome-ignore format: a list of columns
  *rows(article) {
    for (const a of article.actors)
      yield [
        a.id,
        a.name,
        a.type,
        article.name,
        article.outlet,
        a.mentions.length,
        article.statements.filter((s) => s.speakers.includes(a.id)).length,
        article.statements.filter((s) => s.targets.includes(a.id)).length,
      ]
  },
}

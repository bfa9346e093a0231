import { type ReadArticle, type Statement, sliceAll } from '@onrecord/format'
import type { Quotation, WithContext } from 'schema-dts'
import type { Articles } from './articles.js'

/**
 * schema.org JSON-LD as JSON Lines: a Quotation for each direct or mixed statement whose speaker is known, with
 * `spokenByCharacter` and the NewsArticle it stands in.
 */
export async function* schemaOrg(articles: Articles): AsyncIterable<string> {
  for await (const article of articles)
    for (const s of article.statements)
      if (s.kind !== 'indirect' && s.speaker && !s.negated) yield `${JSON.stringify(quotation(article, s))}\n`
}

/** Checked against the vocabulary as schema.org publishes it: what it does not know does not compile. */
function quotation(article: ReadArticle, s: Statement): WithContext<Quotation> {
  const speaker = article.actors.find((a) => a.id === s.speaker)
  return {
    '@context': 'https://schema.org',
    '@type': 'Quotation',
    identifier: `${article.name}:${s.id}`,
    text: sliceAll(article.text, s.content),
    spokenByCharacter: { '@type': speaker?.type === 'person' ? 'Person' : 'Organization', name: speaker?.name },
    ...(s.said.from && s.said.from === s.said.to && { dateCreated: s.said.from }),
    isPartOf: {
      '@type': 'NewsArticle',
      ...(article.title && { headline: article.title }),
      ...(article.outlet && { publisher: { '@type': 'Organization', name: article.outlet } }),
      ...(article.published.from &&
        article.published.from === article.published.to && { datePublished: article.published.from }),
      url: article.url ?? article.uri,
    },
  }
}

import type { ReadArticle, Source } from '@onrecord/format'
import { digest } from './digest.js'

/** Digest of what was handed to the reader; its text and where it lies aside, which the key holds. */
export const sourceDigest = (source: Source): string => digest(JSON.stringify({ ...source, text: '', uri: '' }))

/** What an article must have been read from, as far as the reading says: for those put on record without their source. */
export const sourceOf = (article: ReadArticle): Source => ({
  name: article.name,
  uri: article.uri,
  text: article.text,
  title: article.title,
  outlet: article.outlet,
  byline: article.byline,
  wire: article.wire,
  language: article.language,
  published: article.published.basis === 'given' ? article.published.from : null,
  url: article.url ?? null,
  hints: article.blocks,
  map: article.map ?? null,
  ...(article.other && { other: article.other }),
})

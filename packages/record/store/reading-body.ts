import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ReadArticle, Source } from '@onrecord/format'
import { digest } from './digest.js'

/** Deflating more would make little smaller and take longer. */
const LEVEL = 3

/** A reading or source as it is kept: its JSON without the text, deflated (about a seventh of its size). */
export const pack = (what: ReadArticle | Source): Uint8Array =>
  deflateRawSync(JSON.stringify({ ...what, text: '' }), { level: LEVEL })

/** What tells one reading of a text from another. */
export const readingDigest = (article: ReadArticle): string => digest(JSON.stringify({ ...article, text: '' }))

/** A reading packed, with its digest: both are made of the same JSON. */
export function packReading(article: ReadArticle): { readonly body: Uint8Array; readonly digest: string } {
  const json = JSON.stringify({ ...article, text: '' })
  return { body: deflateRawSync(json, { level: LEVEL }), digest: digest(json) }
}

/** The reading that was packed, under the name that links know it by. */
export const unpack = (text: string, body: Uint8Array, handle: string): ReadArticle => ({
  ...unpackSource<ReadArticle>(text, body),
  name: handle,
})

/** The source that was packed. */
export const unpackSource = <T = Source>(text: string, body: Uint8Array): T => ({
  ...(JSON.parse(inflateRawSync(body).toString('utf8')) as T),
  text,
})

import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ReadArticle, Source } from '@onrecord/format'

/** A reading or source as it is kept: its JSON without the text, deflated (about a seventh of its size). */
export const pack = (what: ReadArticle | Source): Uint8Array =>
  deflateRawSync(JSON.stringify({ ...what, text: '' }), { level: 3 })

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

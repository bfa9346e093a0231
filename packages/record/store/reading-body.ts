import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ReadArticle } from '@onrecord/format'

/** A reading as it is kept: its JSON without the text, deflated (about a seventh of its size), and the text beside it. */
export function pack(article: ReadArticle): { readonly text: string; readonly body: Uint8Array } {
  return { text: article.text, body: deflateRawSync(JSON.stringify({ ...article, text: '' }), { level: 3 }) }
}

/** The reading that was packed, under the name that links know it by. */
export function unpack(text: string, body: Uint8Array, handle: string): ReadArticle {
  const reading = JSON.parse(inflateRawSync(body).toString('utf8')) as ReadArticle
  return { ...reading, name: handle, text }
}

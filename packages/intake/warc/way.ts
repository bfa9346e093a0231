import type { Item } from '../item.js'
import { Refused } from '../limits/refused.js'
import { nameOf } from '../name.js'
import { isProblem } from '../problem.js'
import type { At, Way } from '../way.js'
import { type WarcRecord, warcRecords } from './records.js'
import { contentType, type Response, response } from './response.js'

/** A web archive: the pages and documents that were answered with success. */
export const warcWay: Way = {
  takes: 'chunks',
  read: (chunks, at) => warc(chunks, at, () => true),
}

/** Records that hold a document: answers, documents kept without one, and text that was taken out of a page (WET). */
const KEPT = new Set(['response', 'resource', 'conversion'])

/** Types of documents; a server's pictures, scripts and data are passed over. */
const DOCUMENTS =
  /^(text\/(html|plain|markdown|xml)|application\/(xhtml\+xml|pdf|rss\+xml|atom\+xml|rdf\+xml|feed\+json|xml|msword|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)|message\/rfc822)$/

/** The articles of a web archive as it arrives, of addresses that are `wanted`. */
export async function* warc(
  chunks: AsyncIterable<Uint8Array>,
  at: At,
  wanted: (address: string) => boolean,
): AsyncGenerator<Item> {
  const { limits } = at
  const holdsDocument = (header: WarcRecord['header']) =>
    KEPT.has(header.get('warc-type') ?? '') && /^https?:/i.test(addressOf(header)) && wanted(addressOf(header))
  let records = 0
  for await (const { header, block } of warcRecords(chunks, limits.bytes, holdsDocument)) {
    if (++records > limits.entries)
      throw new Refused('too-many', `the archive has more than ${limits.entries} records`, 'split it')
    if (!holdsDocument(header)) continue
    const address = addressOf(header)
    const uri = `${at.uri}#${address}`
    try {
      if (block === null) throw Refused.tooLarge(limits.bytes)
      const answer = answerOf(header, block, at)
      if (answer?.status !== 200 || answer.body.length === 0 || !DOCUMENTS.test(answer.type)) continue
      const { charset, body } = answer
      // Lists, forms and front pages are as much part of a crawl as articles.
      for await (const item of at.open(body, { uri, name: nameOf(address), url: address, charset }))
        yield isProblem(item) && item.problem === 'no-article' ? { ...item, severity: 'warning' } : item
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      yield error.of(uri)
    }
  }
  if (records === 0) throw new Refused('empty', 'the web archive holds no record', 'check how it was made')
}

/** The address of a record; WARC 0.18 and some tools put it into angle brackets. */
const addressOf = (header: WarcRecord['header']): string => (header.get('warc-target-uri') ?? '').replace(/^<|>$/g, '')

function answerOf(header: WarcRecord['header'], block: Uint8Array, { limits }: At): Response | null {
  if (header.get('warc-type') === 'response') return response(block, limits)
  return { status: 200, ...contentType(header.get('content-type')), body: block }
}

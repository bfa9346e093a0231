import { Refused } from '../limits/refused.js'
import { inside, nameOf } from '../name.js'
import type { Way } from '../way.js'
import { mail } from './mail.js'

/** Types of attachments that may be articles. */
const DOCUMENTS =
  /^(application\/(pdf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document|xhtml\+xml|zip)|text\/(plain|html|markdown|xml)|message\/rfc822)$/

/** A mail (RFC 5322): its text is an article, and so are the documents that are attached to it. */
export const mailWay: Way = {
  takes: 'bytes',
  async *read(bytes, at) {
    const { default: PostalMime } = await import('postal-mime')
    const parsed = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer', maxNestingDepth: 64 }).catch(
      (error: Error) => {
        if (!/nesting depth|header size/i.test(error.message)) throw error
        throw new Refused('too-deep', 'its parts within parts, or its headers, are beyond any sense', 'export it again')
      },
    )
    const attached = parsed.attachments.filter((a) => DOCUMENTS.test(a.mimeType) && a.disposition !== 'inline')
    yield* mail(parsed, at, attached.length > 0)
    for (const [i, { filename, content }] of attached.entries()) {
      const name = filename ?? `attachment-${i + 1}`
      yield* at.open(new Uint8Array(content as ArrayBuffer), { uri: inside(at.uri, name), name: nameOf(name) })
    }
  },
}

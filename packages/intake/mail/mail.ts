import type { Source } from '@onrecord/format'
import type { Email } from 'postal-mime'
import { toDay } from '../date.js'
import { writeFragment } from '../html/fragment.js'
import { languageTag } from '../language-tag.js'
import { Refused } from '../limits/refused.js'
import { bareSource } from '../text/bare.js'
import { written } from '../text/run.js'
import { type Written, writer } from '../text/writer.js'
import type { At } from '../way.js'

/**
 * The article of a mail: its text, with the subject for a title. `map` leads into the part it was taken from, with transfer encoding and
 * charset undone, which have no characters of their own: `text/plain FROM-TO` or `text/html FROM-TO`. A mail of nothing but
 * attachments gives none. Throws `Refused` where there is neither.
 */
export function mail(parsed: Email, at: Pick<At, 'uri' | 'name'>, hasAttached: boolean): Source[] {
  const body = bodyOf(parsed)
  if (body.text.trim() === '') {
    if (hasAttached) return []
    throw new Refused('no-text', 'the mail holds no text', 'export it as EML from the program that received it')
  }
  const header = (key: string) => parsed.headers.find((h) => h.key === key)?.value ?? null
  const date = header('date')
  const from = parsed.from?.name || parsed.from?.address || null
  return [
    {
      ...bareSource(at),
      ...body,
      title: parsed.subject?.replace(/\s+/gu, ' ').trim() || null,
      language: languageTag(header('content-language')),
      published: date === null ? null : toDay(date),
      // Who sends an article has not written it, nor published it.
      other: { ...(from && { from }), ...(parsed.messageId && { messageId: parsed.messageId }) },
    },
  ]
}

function bodyOf({ text, html }: Email): Written {
  if (html) {
    const out = writer((from, to) => `text/html ${from}-${to}`)
    writeFragment([written(html, 0)], out)
    const body = out.written()
    if (body.text.trim() !== '') return body
  }
  const out = writer((from, to) => `text/plain ${from}-${to}`)
  let at = 0
  let signature = false
  for (const line of (text ?? '').split('\n')) {
    // The signature's mark is two dashes and a space (RFC 3676, 4.3); what is quoted is another's mail.
    if (/^-- \r?$/.test(line)) signature = true
    if (line.trim() === '') out.gap(2)
    else {
      out.gap(1)
      out.words(written(line, at), signature || /^>/.test(line) ? 'furniture' : 'body')
    }
    at += line.length + 1
  }
  return out.written()
}

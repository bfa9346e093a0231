import { binaryKind } from './binary.js'
import { decode } from './encoding/decode.js'
import { endingOf } from './name.js'
import type { IntakeFormat } from './options.js'

const BY_ENDING: Readonly<Record<string, IntakeFormat>> = {
  html: 'html', htm: 'html', xhtml: 'html', shtml: 'html', jsonl: 'jsonl', ndjson: 'jsonl', jsonlines: 'jsonl',
  md: 'markdown', markdown: 'markdown', csv: 'csv', tsv: 'csv', eml: 'mail', rss: 'feed', atom: 'feed', rdf: 'feed', opml: 'opml',
} // biome-ignore format: one line reads better

/** What a file is: one of the formats, or what else its bytes say it is. */
export type Recognised = IntakeFormat | { readonly binary: string }

/** Which format a file is in, by how it begins (unpacked), else by its ending, else plain text. */
export function recognise(uri: string, head: Uint8Array): Recognised {
  const packed = signed(head)
  if (packed) return packed
  const binary = binaryKind(head)
  if (binary) return { binary }
  const text = decode(head)
    .text.replace(/^\ufeff/, '')
    .trimStart()
  return byText(text, endingOf(uri)) ?? BY_ENDING[endingOf(uri)] ?? unread(text) ?? 'plain'
}

/** Text that is none to read: what it holds is marked up in a way that is not known here. */
function unread(text: string): Recognised | null {
  if (/^\{\\rtf\d/.test(text)) return { binary: 'an RTF file' }
  // A mailbox begins each mail with a line of its own, then the mail's headers (RFC 4155).
  if (/^From \S+ [^\n]*\d{2}:\d{2}[^\n]*\n[A-Za-z-]+: /.test(text)) return { binary: 'a mailbox (mbox)' }
  const root = /^<\?xml\s[^>]*>(?:\s|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>)*<([\w:.-]+)/.exec(text)
  return root ? { binary: `XML of another kind (<${root[1]}>)` } : null
}

/** Formats that begin with bytes of their own. */
function signed(head: Uint8Array): IntakeFormat | null {
  const latin = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1')
  // Some writers put a few bytes of their own before a PDF; readers look for it in the first 1024 (PDF 1.7, implementation note 13).
  if (/^[^\n]{0,64}%PDF-\d/.test(latin.slice(0, 80)) || latin.slice(0, 1024).startsWith('%PDF-')) return 'pdf'
  if (/^PK(\x03\x04|\x05\x06)/.test(latin))
    return /\[Content_Types\]\.xml|\0word\/|word\/document\.xml/.test(latin) ? 'docx' : 'zip'
  if (/^WARC\/[01]\.\d/.test(latin)) return 'warc'
  return /^ustar[\0 ]/.test(latin.slice(257, 263)) ? 'tar' : null
}

const XML_ROOTS: readonly (readonly [RegExp, IntakeFormat])[] = [
  [/^<(rss|rdf:RDF|feed|atom:feed)[\s>]/i, 'feed'],
  [/^<opml[\s>]/i, 'opml'],
  [/^<(nitf:)?nitf[\s>]/i, 'nitf'],
  [/^<(\w+:)?(newsItem|newsMessage|packageItem)[\s>]/, 'newsml'],
  [/^<(!doctype\s+html|html|head|body|article)\b/i, 'html'],
]

function byText(text: string, ending: string): IntakeFormat | null {
  if (text.startsWith('<')) {
    const root = text.replace(
      /^(<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE(?!\s+html\b)[^>[]*(\[[\s\S]*?\]\s*)?>\s*)*/i,
      '',
    )
    for (const [begins, format] of XML_ROOTS) if (begins.test(root)) return format
    return null
  }
  if (/^[[{]/.test(text)) return byJson(text, ending)
  // One way to read each line, or their number is the power of the time it takes. Headers no letter is quoted with: what begins "From: …" alone may be the text of a press release.
  if (/^([A-Za-z-]+:[^\n]*\n([ \t][^\n]*\n)*)*?(MIME-Version|Message-ID|Received|DKIM-Signature): /i.test(text))
    return 'mail'
  return null
}

function byJson(text: string, ending: string): IntakeFormat | null {
  if (/"version"\s*:\s*"https?:\/\/jsonfeed\.org\//.test(text)) return 'feed'
  const isOne = !/^\{[^\n]*\}\s*\n\s*\{/.test(text)
  if (
    isOne &&
    /"(body_(text|x?html)|bodies|headlines?|versioncreated|pubstatus)"\s*:/i.test(text) &&
    !/"text"\s*:/.test(text)
  )
    return 'ninjs'
  if (ending === 'json') return 'jsonl'
  // A whole object on the first line; an indented JSON document has none.
  return /^\{\s*"[^\n]*(\}\s*\n|\}?\s*$)/.test(text) && ending !== 'txt' ? 'jsonl' : null
}

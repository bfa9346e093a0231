import type { Source } from '@onrecord/format'
import { bylines } from '../byline.js'
import { toDay } from '../date.js'
import { languageTag } from '../language-tag.js'
import { Refused } from '../limits/refused.js'
import { inside } from '../name.js'
import { type Writer, writer } from '../text/writer.js'
import type { At } from '../way.js'
import { all, one, at as path, textIn } from '../xml/query.js'
import { writeXml } from '../xml/write.js'
import type { XmlElement } from '../xml/xml.js'
import { roleOf } from './blocks.js'

/** What an agency's item says of its text. */
type About = Omit<Source, 'text' | 'hints' | 'map'>

/** The article of a NITF document; `map` leads into the document. Throws `Refused` where it has no body. */
export function nitf(root: XmlElement, at: Pick<At, 'uri' | 'name'>): Source {
  const out = writer()
  writeNitf(root, out)
  const written = out.written()
  if (!written.hints.some((h) => h.kind === 'body') && written.text.trim() === '')
    throw new Refused('no-article', 'the item has no text', 'export it with its body.content')
  return { ...aboutNitf(root, at), ...written }
}

/** Writes a NITF document's headline, byline and text. */
export function writeNitf(root: XmlElement, out: Writer): void {
  const body = one(root, 'body')
  const head = one(body, 'body.head')
  const block = (element: XmlElement | null, kind: 'headline' | 'subheading' | 'furniture' | 'body') => {
    if (!element) return
    out.gap(2)
    writeXml(element, out, roleOf, kind)
    out.gap(2)
  }
  const hedline = one(head, 'hedline')
  block(one(hedline, 'hl1'), 'headline')
  for (const hl2 of all(hedline, 'hl2')) block(hl2, 'subheading')
  for (const byline of all(head, 'byline')) block(byline, 'furniture')
  block(one(head, 'dateline'), 'furniture')
  for (const content of all(body, 'body.content')) block(content, 'body')
  block(one(body, 'body.end'), 'furniture')
}

function aboutNitf(root: XmlElement, at: Pick<At, 'uri' | 'name'>): About {
  const docdata = path(root, 'head', 'docdata')
  const pubdata = path(root, 'head', 'pubdata')
  const head = path(root, 'body', 'body.head')
  const language = languageTag(root.attributes.get('xml:lang') ?? path(root, 'body')?.attributes.get('xml:lang'))
  const date =
    one(docdata, 'date.issue')?.attributes.get('norm') ??
    pubdata?.attributes.get('date.publication') ??
    path(head, 'dateline', 'story.date')?.attributes.get('norm') ??
    one(docdata, 'date.release')?.attributes.get('norm')
  const people = all(head, 'byline').flatMap((byline) => {
    const persons = all(byline, 'person')
    return persons.length > 0 ? persons.map(textIn) : [textIn(byline)]
  })
  const id = one(docdata, 'doc-id')?.attributes.get('id-string') ?? null
  const address = pubdata?.attributes.get('ex-ref')
  return {
    name: id ?? at.name,
    uri: id ? inside(at.uri, id) : at.uri,
    title: textIn(path(head, 'hedline', 'hl1')) ?? textIn(path(root, 'head', 'title')),
    outlet: pubdata?.attributes.get('name') ?? null,
    byline: bylines(people),
    wire: textIn(path(head, 'distributor', 'org')) ?? textIn(one(head, 'distributor')),
    language,
    published: date ? toDay(date, language ?? 'en') : null,
    url: address && /^https?:/.test(address) && URL.canParse(address) ? address : null,
  }
}

import { bylines } from '../byline.js'
import { toDay } from '../date.js'
import { writeFragment } from '../html/fragment.js'
import type { Item } from '../item.js'
import { languageTag } from '../language-tag.js'
import { Refused } from '../limits/refused.js'
import { inside } from '../name.js'
import { refusal, warning } from '../problem.js'
import { charactersOf } from '../text/run.js'
import { writer } from '../text/writer.js'
import type { At } from '../way.js'
import { all, below, markupIn, one, at as path, runsOf, textIn } from '../xml/query.js'
import type { XmlElement } from '../xml/xml.js'
import { writeNitf } from './nitf.js'

/** The articles of a NewsML-G2 document: its text items; pictures, packages and concepts are passed over. `map` leads into the document. */
export function* newsml(root: XmlElement, text: string, at: At): Generator<Item> {
  const items = root.name === 'newsItem' ? [root] : [...below(root)].filter((e) => e.name === 'newsItem')
  let articles = 0
  for (const item of items) {
    const type = path(item, 'itemMeta', 'itemClass')?.attributes.get('qcode') ?? 'ninat:text'
    if (!/text|composite/.test(type)) continue
    articles++
    yield* article(item, text, at, items.length === 1)
  }
  if (articles === 0) throw new Refused('no-article', 'no item of text in it', 'export items with their text')
}

function* article(item: XmlElement, text: string, at: At, alone: boolean): Generator<Item> {
  const meta = one(item, 'contentMeta')
  const itemMeta = one(item, 'itemMeta')
  const guid = item.attributes.get('guid') ?? null
  const uri = guid && !alone ? inside(at.uri, guid) : at.uri
  const pubStatus = one(itemMeta, 'pubStatus')?.attributes.get('qcode') ?? ''
  if (/canceled|withheld/.test(pubStatus)) {
    yield warning(
      uri,
      'no-article',
      `the item is ${/canceled/.test(pubStatus) ? 'cancelled' : 'withheld'}`,
      'add the item that replaces it',
    )
    return
  }
  const out = writer()
  const headlines = all(meta, 'headline')
  const headline =
    headlines.find((h) => /(^|:)(hld|main|headline)$|hld:/i.test(h.attributes.get('role') ?? '')) ?? headlines[0]
  const content = one(item, 'contentSet')
  const inline = one(content, 'inlineXML')
  const nitf = inline && [...below(inline)].find((e) => e.name === 'nitf')
  const before = () => {
    if (!headline) return
    out.gap(2)
    for (const run of runsOf(headline)) out.words(run, 'headline')
    out.gap(2)
  }
  const html = inline && [...below(inline)].find((e) => e.name === 'body')
  const data = one(content, 'inlineData')
  if (nitf) writeNitf(nitf, out)
  else if (html ?? inline) {
    before()
    writeFragment(markupIn((html ?? inline)!, text), out)
  } else if (data) {
    before()
    const runs = runsOf(data)
    if (/html/.test(data.attributes.get('contenttype') ?? '') || /^\s*</.test(charactersOf(runs)))
      writeFragment(runs, out)
    else for (const run of runs) out.words(run, 'body', true)
  }
  const written = out.written()
  if (written.hints.every((h) => h.kind !== 'body') && written.text.length <= (textIn(headline)?.length ?? 0)) {
    yield refusal(uri, 'no-article', 'the item has no text of its own', 'export it with its inline content')
    return
  }
  const language = languageTag(one(meta, 'language')?.attributes.get('tag') ?? item.attributes.get('xml:lang'))
  const date =
    textIn(one(itemMeta, 'firstCreated')) ??
    textIn(one(meta, 'contentCreated')) ??
    textIn(one(itemMeta, 'versionCreated'))
  const nameOf = (element: XmlElement | null) =>
    textIn(one(element, 'name')) ?? element?.attributes.get('literal') ?? null
  yield {
    name: guid ?? at.name,
    uri,
    ...written,
    title: textIn(headline),
    outlet: nameOf(one(itemMeta, 'provider')),
    byline: bylines(all(meta, 'by').map(textIn)) ?? bylines(all(meta, 'creator').map(nameOf)),
    wire: textIn(one(meta, 'creditline')),
    language,
    published: date === null ? null : toDay(date, language ?? 'en'),
    url: webAddress(item, itemMeta),
  }
}

function webAddress(item: XmlElement, itemMeta: XmlElement | null): string | null {
  const links = all(itemMeta, 'link').filter((l) => /alternate|canonical/i.test(l.attributes.get('rel') ?? ''))
  const candidates = [...links.map((l) => l.attributes.get('href')), item.attributes.get('guid')]
  return candidates.find((a): a is string => a !== undefined && /^https?:/.test(a) && URL.canParse(a)) ?? null
}

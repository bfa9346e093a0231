import { bylines } from '../byline.js'
import { toDay } from '../date.js'
import { writeFragment } from '../html/fragment.js'
import type { Item } from '../item.js'
import { languageTag } from '../language-tag.js'
import { Refused } from '../limits/refused.js'
import { inside } from '../name.js'
import { refusal, warning } from '../problem.js'
import { itemsOf, type Located, runsIn, stringIn } from '../text/json.js'
import type { Runs } from '../text/run.js'
import { writer } from '../text/writer.js'
import type { At } from '../way.js'

/** A field by its name, which is lower case in 1.x and 2.x (`versioncreated`) and not in 3.x (`versionCreated`). */
function field(value: Located | null | undefined, name: string): Located | null {
  if (value?.kind !== 'object') return null
  const own = value.fields.get(name)
  if (own) return own
  for (const [key, found] of value.fields) if (key.toLowerCase() === name) return found
  return null
}

/** The articles of a ninjs document: one item, a list, or an object that holds a list. `map` leads into the document. */
export function* ninjs(root: Located, at: At): Generator<Item> {
  const list = [root, field(root, 'items'), field(root, 'data'), field(root, '_items')].find((v) => v?.kind === 'list')
  const items = list ? itemsOf(list) : [root]
  if (items.length === 0) throw new Refused('empty', 'the list holds no item', 'check what was exported')
  for (const [i, item] of items.entries()) yield* article(item, at, list ? i : null)
}

function* article(item: Located, at: At, index: number | null): Generator<Item> {
  const id = stringIn(field(item, 'uri')) ?? stringIn(field(item, 'guid'))
  const name = id ?? (index === null ? at.name : `${at.name}-${index + 1}`)
  const uri = index === null ? at.uri : inside(at.uri, name)
  if (/^(canceled|withheld)$/.test(stringIn(field(item, 'pubstatus')) ?? '')) {
    yield warning(
      uri,
      'no-article',
      `the item is ${stringIn(field(item, 'pubstatus'))}`,
      'add the item that replaces it',
    )
    return
  }
  const out = writer()
  const headline = headlineOf(item)
  for (const run of headline ?? []) out.words(run, 'headline')
  out.gap(2)
  const body = bodyOf(item)
  if (!body) {
    yield refusal(uri, 'no-article', 'the item has no text of its own', 'export it with a body')
    return
  }
  if (body.html) writeFragment(body.runs, out)
  else for (const run of body.runs) out.words(run, 'body', true)
  const language = languageTag(stringIn(field(item, 'language')))
  const date = ['firstcreated', 'contentcreated', 'versioncreated']
    .map((n) => stringIn(field(item, n)))
    .find((d) => d !== null)
  const people = [...itemsOf(field(item, 'people')), ...itemsOf(field(item, 'person'))].filter((p) =>
    /author|creator|byline/i.test(stringIn(field(p, 'rel')) ?? ''),
  )
  const address = [
    stringIn(field(item, 'url')),
    ...itemsOf(field(item, 'altids')).map((a) => stringIn(field(a, 'value'))),
    id,
  ]
  const names = [
    stringIn(field(item, 'by')),
    stringIn(field(item, 'byline')),
    stringIn(field(field(item, 'located'), 'by')),
  ]
  const source = itemsOf(field(item, 'infosources'))
    .map((s) => stringIn(field(s, 'name')))
    .find((n) => n !== null)
  yield {
    name,
    uri,
    ...out.written(),
    title:
      headline
        ?.map((r) => r.value)
        .join('')
        .trim() ?? null,
    outlet: stringIn(field(item, 'publisher')) ?? stringIn(field(item, 'copyrightholder')) ?? source ?? null,
    byline: bylines(names.find((n) => n !== null)) ?? bylines(people.map((p) => stringIn(field(p, 'name')))),
    wire: stringIn(field(item, 'source')) ?? stringIn(field(item, 'creditline')) ?? null,
    language,
    published: date ? toDay(date, language ?? 'en') : null,
    url: address.find((a): a is string => a !== null && /^https?:\/\//.test(a) && URL.canParse(a)) ?? null,
  }
}

/** `headline` of 1.x, `headlines` of 2.x and 3.x: the main one, else the first. */
function headlineOf(item: Located): Runs | null {
  const list = itemsOf(field(item, 'headlines'))
  const main = list.find((h) => /main|headline/i.test(stringIn(field(h, 'role')) ?? '')) ?? list[0] ?? null
  return runsIn(field(main, 'value')) ?? runsIn(field(item, 'headline')) ?? runsIn(field(item, 'title'))
}

/** `body_html`, `body_xhtml`, `body_text` of 1.x, `bodies` of 2.x and 3.x; markup before bare text, since it marks the blocks. */
function bodyOf(item: Located): { readonly runs: Runs; readonly html: boolean } | null {
  const bodies = itemsOf(field(item, 'bodies')).flatMap((b) => {
    const runs = runsIn(field(b, 'value'))
    const type = stringIn(field(b, 'contenttype')) ?? ''
    return runs
      ? [{ runs, html: /html/i.test(type) || (type === '' && runs[0]!.value.trimStart().startsWith('<')) }]
      : []
  })
  for (const name of ['body_html', 'body_xhtml', 'body_text']) {
    const runs = runsIn(field(item, name))
    if (runs) bodies.push({ runs, html: name !== 'body_text' })
  }
  return bodies.find((b) => b.html) ?? bodies[0] ?? null
}

import { field, itemsOf, type Located, locatedJson, runsIn } from '../text/json.js'
import type { Runs } from '../text/run.js'
import { type Writer, type Written, writer } from '../text/writer.js'
import { writeWords } from './fragment.js'
import { attribute, elements, isText, type Parent } from './tree.js'

/**
 * The article as a page's JSON-LD carries it (`articleBody`, or the entries of a live blog), for pages that are made by scripts
 * and hold no words of their own. `map` leads into the page, to the characters of the script. Null where there is none.
 */
export function jsonLdText(root: Parent, page: string): Written | null {
  let best: Written | null = null
  for (const script of elements(root)) {
    if (script.tagName !== 'script' || !attribute(script, 'type')?.toLowerCase().startsWith('application/ld+json'))
      continue
    const content = script.childNodes.find(isText)?.sourceCodeLocation
    if (!content) continue
    // The parser makes one line end of two; the page's own characters are what offsets point into.
    const json = parsed(page.slice(content.startOffset, content.endOffset))
    if (!json) continue
    for (const thing of objects(json, 0)) {
      const out = writer()
      if (writeThing(thing, content.startOffset, out)) {
        const written = out.written()
        if (written.text.length > (best?.text.length ?? 0)) best = written
      }
    }
  }
  return best
}

/** Writes an object's headline and text; gives whether it has a text. */
function writeThing(thing: Located, offset: number, out: Writer): boolean {
  const body = runsIn(field(thing, 'articleBody'))
  const entries = itemsOf(field(thing, 'liveBlogUpdate')).filter((e) => runsIn(field(e, 'articleBody')) !== null)
  if (!body && entries.length === 0) return false
  const write = (runs: Runs | null, kind: 'headline' | 'subheading' | 'body') => {
    if (!runs) return
    const placed = runs.map((r) => ({ value: r.value, from: r.from + offset, to: r.to + offset }))
    writeWords(placed, out, kind)
  }
  write(runsIn(field(thing, 'headline')), 'headline')
  write(body, 'body')
  for (const entry of entries) {
    write(runsIn(field(entry, 'headline')), 'subheading')
    write(runsIn(field(entry, 'articleBody')), 'body')
  }
  return true
}

function* objects(value: Located, depth: number): Generator<Located> {
  if (depth > 6) return
  if (value.kind === 'list') for (const item of value.items) yield* objects(item, depth + 1)
  if (value.kind !== 'object') return
  yield value
  for (const name of ['@graph', 'mainEntity']) {
    const inner = field(value, name)
    if (inner) yield* objects(inner, depth + 1)
  }
}

function parsed(json: string): Located | null {
  try {
    return locatedJson(json.trimEnd())
  } catch {
    // Not JSON: the page's own words are all there is.
    return null
  }
}

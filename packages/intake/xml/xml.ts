import { Refused } from '../limits/refused.js'
import type { Runs } from '../text/run.js'
import { references } from './references.js'

/** An element of an XML document. */
export interface XmlElement {
  /** The name without its prefix: `encoded` of `content:encoded`. */
  readonly name: string
  /** The prefix, empty where there is none. Feeds and agencies keep to the usual ones, so they need no look-up. */
  readonly prefix: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | Runs)[]
  /** UTF-16 offsets into the document, end exclusive. */
  readonly from: number
  readonly to: number
}

/** A document's outermost element, and where it ends too early. */
export interface Xml {
  readonly root: XmlElement
  /** The element in which the document breaks off or goes wrong, with its line; null where the document is whole. */
  readonly broken: { readonly inside: string; readonly line: number } | null
}

interface Open {
  name: string
  prefix: string
  attributes: ReadonlyMap<string, string>
  children: (XmlElement | Runs)[]
  from: number
  to: number
}

/** Elements within each other; no format read here comes near. */
const DEEPEST = 256

/**
 * Reads XML 1.0 into a tree whose text knows where it stands in the document, letter by letter. Forgiving where feeds are sloppy (a
 * bare `&`, a reference of HTML's, an end tag that is missing), strict where documents are dangerous: entities that a document
 * declares of its own are refused, none is ever fetched or expanded. Throws `Refused`; also where there is no element.
 */
export function xml(text: string): Xml {
  const top: Open = { name: '', prefix: '', attributes: new Map(), children: [], from: 0, to: text.length }
  const open: Open[] = [top]
  let broken: Xml['broken'] = null
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  const close = (to: number) => {
    open.pop()!.to = to
  }
  let i = 0
  while (i < text.length) {
    const inner = open[open.length - 1]!
    const tag = text.indexOf('<', i)
    if (tag !== i) {
      const end = tag < 0 ? text.length : tag
      inner.children.push(references(text, i, end))
      i = end
    } else if (text.startsWith('<!--', i)) i = after(text, '-->', i + 4)
    else if (text.startsWith('<![CDATA[', i)) {
      const end = text.indexOf(']]>', i)
      const to = end < 0 ? text.length : end
      if (to > i + 9) inner.children.push([{ value: text.slice(i + 9, to), from: i + 9, to }])
      i = end < 0 ? text.length : end + 3
    } else if (text.startsWith('<?', i)) i = after(text, '?>', i + 2)
    else if (text.startsWith('<!', i)) i = declaration(text, i, lineAt)
    else if (text.startsWith('</', i)) {
      const end = after(text, '>', i)
      const name = text.slice(i + 2, end - 1).trim()
      const depth = open.findLastIndex((o) => o !== top && fullName(o) === name)
      // An end tag closes what was left open within it; one that closes nothing is passed over.
      if (depth > 0) while (open.length > depth) close(end)
      i = end
    } else {
      const start = startTag(text, i)
      if (start === null) {
        // A bare `<` is text.
        inner.children.push([{ value: '<', from: i, to: i + 1 }])
        i++
        continue
      }
      const element: Open = { ...start, children: [], from: i }
      inner.children.push(element)
      i = start.to
      if (!start.empty) {
        open.push(element)
        if (open.length > DEEPEST)
          throw new Refused(
            'too-deep',
            `elements within each other over ${DEEPEST} deep`,
            'save it from its source again',
            `line ${lineAt(i)}`,
          )
      }
    }
  }
  if (open.length > 1) broken = { inside: fullName(open[open.length - 1]!), line: lineAt(text.trimEnd().length) }
  while (open.length > 1) close(text.length)
  const root = top.children.find(isXmlElement)
  if (!root) throw new Refused('damaged', 'no XML element in it', 'fetch it again')
  return { root, broken }
}

export const isXmlElement = (child: XmlElement | Runs): child is XmlElement => !Array.isArray(child)

const fullName = ({ prefix, name }: { prefix: string; name: string }): string => (prefix ? `${prefix}:${name}` : name)

function after(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from)
  return at < 0 ? text.length : at + what.length
}

/** Passes over a document type; entities declared in it are refused. */
function declaration(text: string, from: number, lineAt: (offset: number) => number): number {
  const end = text.indexOf('>', from)
  const subset = text.indexOf('[', from)
  if (subset < 0 || subset > end) return end < 0 ? text.length : end + 1
  const close = /\]\s*>/g
  close.lastIndex = subset
  const to = close.exec(text) ? close.lastIndex : text.length
  const entity = text.slice(subset, to).indexOf('<!ENTITY')
  if (entity >= 0)
    throw new Refused(
      'unsafe',
      'it declares entities of its own, which can be made to fill memory or to read files',
      'save it without <!ENTITY …> declarations',
      `line ${lineAt(subset + entity)}`,
    )
  return to
}

const NAME = /(?:([\p{L}_][\p{L}\p{N}_.-]*):)?([\p{L}_][\p{L}\p{N}_.-]*)/uy
const ATTRIBUTE = /\s*([^\s=>/"'<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/y

function startTag(text: string, from: number): (Omit<Open, 'children' | 'from'> & { empty: boolean }) | null {
  NAME.lastIndex = from + 1
  const name = NAME.exec(text)
  if (!name) return null
  const attributes = new Map<string, string>()
  let i = NAME.lastIndex
  for (;;) {
    ATTRIBUTE.lastIndex = i
    const m = ATTRIBUTE.exec(text)
    if (!m) break
    i = ATTRIBUTE.lastIndex
    const value = m[2] ?? m[3] ?? m[4] ?? ''
    attributes.set(
      m[1]!,
      references(value, 0, value.length)
        .map((r) => r.value)
        .join(''),
    )
  }
  const end = /\s*(\/?)>/y
  end.lastIndex = i
  const close = end.exec(text)
  const to = close ? end.lastIndex : after(text, '>', i)
  return { prefix: name[1] ?? '', name: name[2]!, attributes, to, empty: close?.[1] === '/' }
}

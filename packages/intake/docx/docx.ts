import type { BlockKind, Source } from '@onrecord/format'
import { Refused } from '../limits/refused.js'
import { bareSource } from '../text/bare.js'
import { type Writer, writer } from '../text/writer.js'
import type { At } from '../way.js'
import { inner, one, textIn } from '../xml/query.js'
import { isXmlElement, type XmlElement } from '../xml/xml.js'
import type { Properties } from './properties.js'
import { kindOf, type StyleKind } from './styles.js'

/**
 * The article of a Word document: its paragraphs as they are shown, deleted text left out. `map` leads into `part`, the XML inside the
 * file that holds the text: `word/document.xml FROM-TO`.
 */
export function docx(
  root: XmlElement,
  part: string,
  styles: ReadonlyMap<string, StyleKind>,
  about: Properties,
  at: Pick<At, 'uri' | 'name'>,
): Source {
  const out = writer((from, to) => `${part} ${from}-${to}`)
  const paragraphs = paragraphsOf(one(root, 'body') ?? root)
  const kinds = paragraphs.map((p) => styleOf(p, styles))
  // Where no paragraph is a title, a heading of the first level that opens the text is the headline.
  const first = paragraphs.findIndex((p) => textIn(p) !== null)
  if (!kinds.includes('headline') && kinds[first] === 'subheading') kinds[first] = 'headline'
  let title: string | null = null
  for (const [i, paragraph] of paragraphs.entries()) {
    const kind = kinds[i] ?? 'body'
    if (kind === 'headline') title ??= textIn(paragraph)
    const isItem = one(one(paragraph, 'pPr'), 'numPr') !== null
    out.gap(isItem ? 1 : 2)
    writeRuns(paragraph, out, kind)
    out.gap(isItem ? 1 : 2)
  }
  const written = out.written()
  if (written.text.trim() === '')
    throw new Refused('no-text', 'the document holds no text', 'if it is a picture of text, give the text itself')
  const { byline, language, created } = about
  return {
    ...bareSource(at),
    ...written,
    title: title ?? about.title,
    byline,
    language,
    ...(created && { other: { created } }),
  }
}

/** Paragraphs in their order, those in tables and text boxes too; the fallback of a text box repeats it. */
function paragraphsOf(parent: XmlElement): XmlElement[] {
  return inner(parent).flatMap((e) =>
    e.name === 'p' ? [e, ...boxes(e)] : e.name === 'Fallback' || e.name === 'sectPr' ? [] : paragraphsOf(e),
  )
}

/** Paragraphs of text boxes that are anchored in a paragraph. */
function boxes(paragraph: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  const walk = (e: XmlElement): void => {
    for (const child of inner(e))
      if (child.name === 'txbxContent') found.push(...paragraphsOf(child))
      else if (child.name !== 'Fallback') walk(child)
  }
  walk(paragraph)
  return found
}

function styleOf(paragraph: XmlElement, styles: ReadonlyMap<string, StyleKind>): BlockKind | null {
  const properties = one(paragraph, 'pPr')
  const id = one(properties, 'pStyle')?.attributes.get('w:val')
  const outline = one(properties, 'outlineLvl')?.attributes.get('w:val')
  if (id !== undefined) return styles.get(id) ?? kindOf(id)
  return outline !== undefined && Number(outline) < 9 ? 'subheading' : null
}

/** Elements whose words are not shown: deleted or moved away, instructions of fields, text boxes (paragraphs of their own). */
const UNSHOWN = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'txbxContent',
  'Fallback',
  'pPr',
  'rPr',
  'footnoteReference',
  'endnoteReference',
])

function writeRuns(element: XmlElement, out: Writer, kind: BlockKind): void {
  for (const child of inner(element)) {
    if (UNSHOWN.has(child.name) || isHidden(child)) continue
    if (child.name === 't') {
      for (const run of child.children) if (!isXmlElement(run)) for (const r of run) out.words(r, kind)
    } else if (child.name === 'tab') out.space(child.from)
    else if (child.name === 'br' || child.name === 'cr') out.lineEnd()
    else if (child.name === 'noBreakHyphen') out.words({ value: '\u2011', from: child.from, to: child.to }, kind)
    else writeRuns(child, out, kind)
  }
}

const isHidden = (run: XmlElement): boolean => run.name === 'r' && one(one(run, 'rPr'), 'vanish') !== null

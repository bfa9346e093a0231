import { createHash } from 'node:crypto'
import { codePoints, type ReadArticle, type Span, type Statement, slice } from '@onrecord/format'
import type { Articles } from './articles.js'

/** Characters of context before and after a quotation. */
const CONTEXT = 32

/**
 * W3C Web Annotation Data Model: one AnnotationPage whose items are the statements. Each target has a TextQuoteSelector
 * (exact, prefix, suffix) and a TextPositionSelector (code points, end exclusive) for each piece of the content, and the
 * SHA-256 of the article's text in UTF-8, without which a position says little.
 */
export async function* webAnnotations(articles: Articles): AsyncIterable<string> {
  yield '{"@context":["http://www.w3.org/ns/anno.jsonld",{"sha256":"https://schema.org/sha256"}],"type":"AnnotationPage","items":['
  let first = true
  for await (const article of articles) {
    const sha256 = createHash('sha256').update(article.text).digest('hex')
    const at = codePoints(article.text)
    for (const s of article.statements) {
      yield `${first ? '' : ','}\n${JSON.stringify(annotation(article, s, sha256, at.toCodePointSpan))}`
      first = false
    }
  }
  yield '\n]}\n'
}

function annotation(
  article: ReadArticle,
  s: Statement,
  sha256: string,
  toCodePoints: ReturnType<typeof codePoints>['toCodePointSpan'],
): object {
  const who = article.actors.find((a) => a.id === s.speaker)?.name
  return {
    id: `urn:onrecord:${encodeURIComponent(article.name)}:${s.id}`,
    type: 'Annotation',
    motivation: 'identifying',
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: s.negated ? `not ${s.act}` : s.act },
      ...(who ? [{ type: 'TextualBody', purpose: 'identifying', value: who }] : []),
    ],
    target: s.content.map((span) => ({
      source: article.url ?? article.uri,
      sha256,
      selector: [quote(article.text, span), { type: 'TextPositionSelector', ...toCodePoints(span) }],
    })),
  }
}

function quote(text: string, span: Span): object {
  const prefix = text.slice(cut(text, span.start - CONTEXT), span.start)
  const suffix = text.slice(span.end, cut(text, span.end + CONTEXT))
  return {
    type: 'TextQuoteSelector',
    exact: slice(text, span),
    ...(prefix && { prefix }),
    ...(suffix && { suffix }),
  }
}

/** A place that is in the text and does not part a surrogate pair. */
function cut(text: string, at: number): number {
  const place = Math.max(0, Math.min(at, text.length))
  return /[\ud800-\udbff]/.test(text[place - 1] ?? '') && /[\udc00-\udfff]/.test(text[place] ?? '') ? place - 1 : place
}

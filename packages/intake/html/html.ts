import { parse } from 'parse5'
import type { Intaken } from '../intake.js'
import type { IntakeProblem } from '../problem.js'
import { flow } from './flow.js'
import { furniture } from './furniture.js'
import { headline } from './headline.js'
import { metadata } from './metadata/metadata.js'
import { readable } from './select.js'
import { elements, textOf } from './tree.js'

/**
 * The article of a page. `text` holds its headline and its words as a browser shows them, without what surrounds the article;
 * `map` leads each stretch back to the page; `hints` say what is headline, subheading, caption or furniture.
 */
export function html(page: string, uri: string, name: string): Intaken {
  const root = parse(page, { sourceCodeLocationInfo: true, scriptingEnabled: false })
  const about = metadata(root, uri)
  const kept = readable(root)
  const head = headline(root, about.title, kept)
  const kinds = new Map(furniture(root, kept))
  if (head) {
    kinds.set(head, 'headline')
    for (const e of [head, ...elements(head)]) kept.add(e)
  }
  const { text, map, hints } = flow(root, page, kept, kinds)
  const problem = (rest: Pick<IntakeProblem, 'problem' | 'severity' | 'message' | 'remedy'>): IntakeProblem => ({
    file: uri,
    place: null,
    ...rest,
  })
  const body = hints.reduce(
    (n, h) => n - (h.kind === 'body' || h.kind === 'subheading' ? 0 : h.end - h.start),
    text.length,
  )
  if (body < MIN_BODY) {
    const message = 'the page holds no article'
    return {
      sources: [],
      problems: [
        problem({
          problem: 'no-article',
          severity: 'error',
          message,
          remedy: 'save the article itself, not a list or a login page',
        }),
      ],
    }
  }
  const message = `the page's date is not a day: ${JSON.stringify(about.badDate)}`
  // "Headline | Outlet" is how a window is called, not the article.
  const heading = head ? textOf(head) : ''
  const title = heading.length > 0 && about.title?.startsWith(heading) ? heading : about.title
  const { outlet, byline, published, url, language } = about
  return {
    sources: [{ name, uri, text, title, outlet, byline, wire: null, language, published, url, hints, map }],
    problems:
      about.badDate === null
        ? []
        : [problem({ problem: 'bad-date', severity: 'warning', message, remedy: 'give it with --date or in a table' })],
  }
}

/** Fewer characters than this beyond headline and furniture are no article: about two short sentences. */
const MIN_BODY = 120

import type { BlockKind } from '@onrecord/format'
import { parse } from 'parse5'
import type { Intaken } from '../intake.js'
import type { IntakeProblem } from '../problem.js'
import { flow } from './flow.js'
import { furniture } from './furniture.js'
import { headline } from './headline.js'
import { metadata } from './metadata/metadata.js'
import { readable } from './select.js'
import type { Element } from './tree.js'

/**
 * The article of a page. `text` holds its headline and its words as a browser shows them, without what surrounds the article;
 * `map` leads each stretch back to the page; `hints` say what is headline, subheading, caption or furniture.
 */
export function html(page: string, uri: string, name: string): Intaken {
  const root = parse(page, { sourceCodeLocationInfo: true, scriptingEnabled: false })
  const about = metadata(root, uri)
  const kept = readable(root)
  const head = headline(root, about.title)
  const pinned = new Map<Element, BlockKind>(head ? [[head, 'headline']] : [])
  const kinds = furniture(root, kept)
  const { text, map, hints } = flow(
    root.childNodes,
    page,
    (e) => (kept.has(e) ? (kinds.get(e) ?? 'body') : null),
    pinned,
  )
  const problem = (rest: Pick<IntakeProblem, 'problem' | 'severity' | 'message' | 'remedy'>): IntakeProblem => ({
    file: uri,
    place: null,
    ...rest,
  })
  if (text.trim() === '')
    return {
      sources: [],
      problems: [
        problem({
          problem: 'no-article',
          severity: 'error',
          message: 'the page holds no article',
          remedy: 'save the article itself, not a list or a login page',
        }),
      ],
    }
  const problems =
    about.badDate === null
      ? []
      : [
          problem({
            problem: 'bad-date',
            severity: 'warning',
            message: `the page's date is not a day: ${JSON.stringify(about.badDate)}`,
            remedy: 'give it with --date or in a table',
          }),
        ]
  const { title, outlet, byline, published, url, language } = about
  return {
    sources: [{ name, uri, text, title, outlet, byline, wire: null, language, published, url, hints, map }],
    problems,
  }
}

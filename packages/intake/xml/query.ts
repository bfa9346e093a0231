import { charactersOf, type Run, type Runs, written } from '../text/run.js'
import { isXmlElement, type XmlElement } from './xml.js'

/** The elements right below one. */
export const inner = (element: XmlElement): XmlElement[] => element.children.filter(isXmlElement)

/** Those right below one of that name; `prefix:name` asks for the prefix too. */
export const all = (element: XmlElement | null | undefined, name: string): XmlElement[] =>
  element ? inner(element).filter((e) => called(e, name)) : []

/** The first right below one of that name, or null. */
export const one = (element: XmlElement | null | undefined, name: string): XmlElement | null =>
  (element && inner(element).find((e) => called(e, name))) ?? null

/** The element at the end of a path of names, or null. */
export const at = (element: XmlElement | null, ...path: readonly string[]): XmlElement | null =>
  path.reduce<XmlElement | null>((e, name) => one(e, name), element)

/** All elements below one, in the document's order. */
export function* below(element: XmlElement): Generator<XmlElement> {
  for (const child of inner(element)) {
    yield child
    yield* below(child)
  }
}

/** The characters below an element, as runs. */
export function runsOf(element: XmlElement): Runs {
  return element.children.flatMap((child) => (isXmlElement(child) ? runsOf(child) : child))
}

/** The characters below an element, white space made single; null where there are none. */
export const textIn = (element: XmlElement | null | undefined): string | null =>
  (element && charactersOf(runsOf(element)).replace(/\s+/gu, ' ').trim()) || null

/** What stands between an element's tags, as it is written in the document. */
export function markupIn(element: XmlElement, text: string): Runs {
  const places = element.children.flatMap((child): readonly (XmlElement | Run)[] =>
    isXmlElement(child) ? [child] : child,
  )
  const [first, last] = [places[0], places[places.length - 1]]
  return first && last ? [written(text.slice(first.from, last.to), first.from)] : []
}

const called = (element: XmlElement, name: string): boolean =>
  name.includes(':') ? `${element.prefix}:${element.name}` === name : element.name === name

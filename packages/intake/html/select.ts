import { createRequire } from 'node:module'
import { Readability } from '@mozilla/readability'
import { type Element, elements, isElement, isText, type Parent } from './tree.js'

/** What is used of a DOM element here; the project does not compile against a browser's types. */
interface Marked {
  querySelectorAll(selector: string): Iterable<Marked>
  getAttributeNames(): string[]
}

/** Loaded with the first page: it costs plain text a fifth of its start. */
const dom = (): typeof import('linkedom') => createRequire(import.meta.url)('linkedom')

/** Elements that hold no words of the page. */
const WORDLESS = new Set([
  'script', 'style', 'noscript', 'template', 'svg', 'math', 'iframe', 'object', 'embed', 'canvas', 'audio', 'video', 'map',
  'button', 'input', 'select', 'textarea', 'link', 'meta', 'head',
]) // biome-ignore format: one line reads better
const EMPTY = new Set(['br', 'hr', 'img', 'wbr', 'col', 'area', 'source', 'track', 'param', 'base'])

/**
 * The elements that @mozilla/readability takes for the article, as elements of our own tree; empty where it finds none. It works
 * on a copy in which every element bears a number; its own text is not used, so that offsets stay those of the page.
 */
export function readable(root: Parent): Set<Element> {
  const numbered: Element[] = []
  const within = new Map<Element, number>()
  const { document } = dom().parseHTML(`<!doctype html><html><head></head>${write(root, numbered, within)}</html>`)
  const kept = new Set<Element>()
  const reader = new Readability<Marked>(document as never, {
    disableJSONLD: true,
    keepClasses: true,
    serializer: (node) => node as unknown as Marked,
  })
  const article = reader.parse()?.content
  if (!article) return kept
  for (const element of article.querySelectorAll('*'))
    for (const name of element.getAttributeNames()) {
      // Where Readability makes two elements one, it bears both numbers.
      const number = /^n(\d+)$/.exec(name)
      if (number) kept.add(numbered[Number(number[1])]!)
    }
  for (const [element, number] of within) if (kept.has(numbered[number]!)) kept.add(element)
  return kept
}

/**
 * Elements within each other that Readability is shown; it asks each for all of its text, so that its time grows with their depth.
 * Hardly a page has forty.
 */
const SHOWN_DEPTH = 64

/** Elements that hold no others of their kind, by which Readability knows an article. */
const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

/**
 * The tree as markup with a number on every element, which becomes a name: `n17`. What lies deeper than is shown is written without its
 * tag, but for paragraphs; `within` says as part of which number.
 */
function write(parent: Parent, numbered: Element[], within: Map<Element, number>, depth = 0, around = 0): string {
  let out = ''
  for (const child of parent.childNodes) {
    if (isText(child)) out += reference(child.value)
    else if (isElement(child) && !WORDLESS.has(child.tagName)) {
      if (child.tagName === 'html') {
        out += write(child, numbered, within, depth, around)
        continue
      }
      const tag = child.tagName === 'div' && isLine(child) ? 'p' : child.tagName
      if (depth >= SHOWN_DEPTH && !PARAGRAPHS.has(tag)) {
        within.set(child, around)
        out += write(child, numbered, within, depth, around)
        continue
      }
      const attrs = child.attrs
        .map((a) => (/^[\w:-]+$/.test(a.name) ? ` ${a.name}="${reference(a.value)}"` : ''))
        .join('')
      const number = numbered.push(child) - 1
      out += `<${tag} n${number}=""${attrs}>`
      if (!EMPTY.has(child.tagName)) out += `${write(child, numbered, within, depth + 1, number)}</${tag}>`
    }
  }
  return out
}

/** Elements that make a `div` more than a line of text, as Readability counts them. */
const BLOCKS = new Set([
  'blockquote',
  'dl',
  'div',
  'img',
  'ol',
  'p',
  'pre',
  'table',
  'ul',
  'figure',
  'section',
  'article',
])

/**
 * Whether a `div` holds nothing but a line of text. Readability puts a paragraph of its own making in its place, whose number
 * would be lost: it is written as a paragraph from the start.
 */
const isLine = (div: Element): boolean => {
  for (const inner of elements(div)) if (BLOCKS.has(inner.tagName)) return false
  return div.childNodes.some((n) => isText(n) && /\S/.test(n.value))
}

const reference = (s: string): string => s.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

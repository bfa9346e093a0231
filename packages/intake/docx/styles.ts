import { all, one } from '../xml/query.js'
import { xml } from '../xml/xml.js'

/** What a paragraph style makes of its paragraphs, as far as it matters here. */
export type StyleKind = 'headline' | 'subheading' | 'caption'

/**
 * The kinds of a document's paragraph styles by id: what a style is called inside the program is English in every language ("heading 1"),
 * while its id is the user's.
 */
export function stylesOf(text: string | null): ReadonlyMap<string, StyleKind> {
  const kinds = new Map<string, StyleKind>()
  if (text === null) return kinds
  const { root } = xml(text)
  for (const style of all(root, 'style')) {
    const id = style.attributes.get('w:styleId')
    const name = one(style, 'name')?.attributes.get('w:val') ?? ''
    const kind = kindOf(name) ?? kindOf(id ?? '')
    if (id && kind) kinds.set(id, kind)
  }
  return kinds
}

/** The kind of a style by its built-in name, or null. */
export function kindOf(name: string): StyleKind | null {
  if (/^title$/i.test(name)) return 'headline'
  if (/^(heading\s*[1-9]|subtitle)$/i.test(name)) return 'subheading'
  return /^caption$/i.test(name) ? 'caption' : null
}

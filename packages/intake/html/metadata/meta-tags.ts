import { attribute, elements, type Parent } from '../tree.js'

/** The contents of a page's `<meta>` elements by property, name, itemprop or http-equiv, lower case, in the page's order. */
export function metaTags(root: Parent): ReadonlyMap<string, readonly string[]> {
  const out = new Map<string, string[]>()
  for (const element of elements(root)) {
    if (element.tagName !== 'meta') continue
    const content = attribute(element, 'content')
    if (!content) continue
    for (const key of ['property', 'name', 'itemprop', 'http-equiv'])
      for (const name of attribute(element, key)?.toLowerCase().split(/\s+/) ?? []) {
        const list = out.get(name)
        if (list) list.push(content)
        else out.set(name, [content])
      }
  }
  return out
}

import type { Role } from '../xml/write.js'
import type { XmlElement } from '../xml/xml.js'

// The elements of NITF 3.6 and of XHTML, which NewsML carries, by what they are to the text.
const ROLES: Readonly<Record<string, Role>> = {
  p: 'block', div: 'block', bq: 'block', blockquote: 'block', block: 'block', section: 'block', article: 'block', pre: 'block', table: 'block', ul: 'block', ol: 'block', dl: 'block',
  li: 'line', tr: 'line', dt: 'line', dd: 'line', br: 'line', td: 'space', th: 'space', nitf_table: 'block', credit: 'block',
  h1: 'subheading', h2: 'subheading', h3: 'subheading', h4: 'subheading', h5: 'subheading', h6: 'subheading', hl2: 'subheading',
  caption: 'caption', figcaption: 'caption', figure: 'caption', media: 'caption', 'media-caption': 'caption', 'media-producer': 'caption',
  note: 'furniture', fn: 'furniture', aside: 'furniture', nav: 'furniture',
  'media-metadata': 'out', 'media-reference': 'out', 'media-object': 'out', script: 'out', style: 'out', head: 'out', title: 'out',
} // biome-ignore format: one line reads better

/** What an element of an agency's text is to it. */
export const roleOf = ({ name }: XmlElement): Role => ROLES[name] ?? 'inline'

import type { Way } from '../way.js'
import { markdown } from './markdown.js'

/** A Markdown file, which is one article. */
export const markdownWay: Way = { takes: 'text', read: (text, at) => [markdown(text, at)] }

import type { Way } from '../way.js'
import { html } from './html.js'

/** A saved page, which holds one article. */
export const htmlWay: Way = { takes: 'text', read: html }

import type { Quote } from '@onrecord/record'
import type { Terminal } from '../terminal/terminal.js'
import { place } from './place.js'
import { wrap } from './wrap.js'

/** Evidence: each quotation with its place. */
export const quotes = (list: readonly Quote[], terminal: Terminal, indent: number): string =>
  list
    .map((q) => `${wrap(q.texts.join(' … '), terminal.width, indent)}\n${' '.repeat(indent)}${place(q, terminal)}`)
    .join('\n')

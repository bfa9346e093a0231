import type { ComponentChildren } from 'preact'

/** Characters that untrusted text may pile onto one letter before the rest are shown on letters of their own. */
const MARKS = /(\p{M}{8})\p{M}+/gu

/**
 * Words of an article. They are only ever text; `bdi` keeps their direction from turning what stands around them, and a
 * pile of combining marks is cut for showing, so that it does not run over the page. The record keeps every one of them.
 */
export const Words = ({ text }: { text: string }) => <bdi class="words">{text.replace(MARKS, '$1')}</bdi>

/** Words quoted from an article, in its typeface. */
export const Quoted = ({ children }: { children: ComponentChildren }) => <q class="quoted">{children}</q>

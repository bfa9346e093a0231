import type { Terminal } from '../terminal/terminal.js'

/** Where words stand, as people cite it: outlet, article and line. */
export const place = (
  { outlet, article, line }: { readonly outlet: string | null; readonly article: string; readonly line: number },
  { colours }: Terminal,
): string => colours.dim(`${outlet ? `${outlet}, ` : ''}${article}:${line}`)

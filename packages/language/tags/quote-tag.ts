const OPENING = /^[“„«‘‛]|^``$/
const CLOSING = /^[”»]$|^''$/

/** The tag of a quotation mark whose shape says whether it opens or closes, or undefined for every other word. */
export const quoteTag = (text: string): string | undefined => {
  const code = text.charCodeAt(0)
  if (code < 0x80 && code !== 0x60 && code !== 0x27) return undefined
  return text.length > 2 ? undefined : OPENING.test(text) ? '``' : CLOSING.test(text) ? "''" : undefined
}

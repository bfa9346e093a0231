/** What a character is to the tokeniser. */
export const SPACE = 1
export const LETTER = 2
export const DIGIT = 3
export const OTHER = 0

const LIMIT = 0x250
const table = new Uint8Array(LIMIT)
for (let c = 0; c < LIMIT; c++) table[c] = slowKind(c)

function slowKind(code: number): number {
  if (code >= 0x30 && code <= 0x39) return DIGIT
  const s = String.fromCharCode(code)
  if (/\s/.test(s)) return SPACE
  // A soft hyphen and the joiners stand inside words.
  if (code === 0xad || code === 0x200c || code === 0x200d) return LETTER
  return /[\p{L}\p{M}\p{Nl}]/u.test(s) ? LETTER : /\p{Nd}/u.test(s) ? DIGIT : OTHER
}

/** The kind of the UTF-16 code unit `code`: `SPACE` (what `\s` matches), `LETTER`, `DIGIT` or `OTHER`; half a surrogate pair is `OTHER`. */
export function kindOf(code: number): number {
  if (code < LIMIT) return table[code]!
  if (code >= 0x2000 && code <= 0x206f)
    return code === 0x200c || code === 0x200d ? LETTER : isWideSpace(code) ? SPACE : OTHER
  return slowKind(code)
}

const isWideSpace = (code: number): boolean =>
  code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f

/** Whether the code unit is a straight or curly apostrophe. */
export const isApostrophe = (code: number): boolean =>
  code === 0x27 || code === 0x2019 || code === 0x2018 || code === 0x02bc

/** Whether the code unit is an upper-case letter (a letter that has another lower case). */
export function isUpper(code: number): boolean {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a
  const s = String.fromCharCode(code)
  return s.toLowerCase() !== s
}

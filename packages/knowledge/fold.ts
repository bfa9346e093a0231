const ACCENT = /\p{M}+/gu
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ı: 'i', ß: 'ss' }

/** A name as lookups compare it: accents off, straight apostrophes and hyphens, single spaces; case is kept ("US" is not "us"). */
export function fold(name: string): string {
  if (/^[ -~]*$/.test(name)) return name
  return name
    .normalize('NFKD')
    .replace(ACCENT, '')
    .replace(/[łŁøØđĐıß]/g, (c) => LETTERS[c]!)
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .replace(/\s+/g, ' ')
}

/** Numbers of those who reign. */
const NUMERAL = /^[IVX]{2,}$/
/** Names that never stand at a family name's end: "Jr." of "Donald Trump Jr.". */
const SUFFIX = /^(?:Jr\.?|Sr\.?|Junior|Senior|I{1,3}|IV)$/

/** What opens a family name though it is written with a capital ("Marine Le Pen", "Chris Van Hollen"). */
const OPENING = /^(?:Al|Ben|Bin|D[aeu]|De[lns]|Della|Di|Dos|El|L[ae]|Te[nr]|V[ao]n)$/

/** The family name that ends a full name: its last word with what belongs to it ("von der Leyen"). Empty where the name is one word, or one and a number ("Charles III"). */
export function familyName(name: string): string {
  const words = name.split(' ')
  if (words.length < 2 || (words.length === 2 && NUMERAL.test(words[1]!))) return ''
  while (words.length > 2 && SUFFIX.test(words[words.length - 1]!)) words.pop()
  let at = words.length - 1
  while (at > 1 && (/^\p{Ll}/u.test(words[at - 1]!) || OPENING.test(words[at - 1]!))) at--
  return words.slice(at).join(' ')
}

/**
 * Names of a byline as a list: a list of strings as it is, a string parted at semicolons; the "By" that newsrooms put before a name is
 * left out. Null where there is none.
 */
export function bylines(value: unknown): readonly string[] | null {
  const list = typeof value === 'string' ? value.split(';') : Array.isArray(value) ? value : []
  const names = list.flatMap((v) => (typeof v === 'string' ? v.replace(/\s+/gu, ' ').trim().replace(BY, '') || [] : []))
  return names.length > 0 ? [...new Set(names)] : null
}

const BY = /^by:?(?=\s*$|\s+(?=\S))\s*/i

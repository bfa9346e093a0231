/** Names of a byline as a list: a list of strings as it is, a string parted at semicolons; null where there is none. */
export function bylines(value: unknown): readonly string[] | null {
  const list = typeof value === 'string' ? value.split(';') : Array.isArray(value) ? value : []
  const names = list.flatMap((v) => (typeof v === 'string' ? v.trim().replace(/\s+/gu, ' ') || [] : []))
  return names.length > 0 ? [...new Set(names)] : null
}

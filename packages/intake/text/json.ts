import type { Run, Runs } from './run.js'

/** A JSON value whose strings know where they stand in the document. */
export type Located =
  | { readonly kind: 'string'; readonly runs: Runs }
  | { readonly kind: 'list'; readonly items: readonly Located[] }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Located> }
  | { readonly kind: 'other'; readonly value: number | boolean | null }

const DEEPEST = 200

/**
 * Reads a JSON document (RFC 8259). Throws a SyntaxError naming the offset where it is not one, or is deeper than any document is.
 */
export function locatedJson(text: string): Located {
  let i = text.startsWith('\ufeff') ? 1 : 0
  const fail = (what: string): never => {
    throw new SyntaxError(`${what} at character ${i}`)
  }
  const white = () => {
    while (i < text.length && ' \t\n\r'.includes(text[i]!)) i++
  }
  const expect = (c: string) => {
    white()
    if (text[i] !== c) fail(i < text.length ? `not JSON: ${JSON.stringify(text[i])} instead of "${c}"` : 'cut off')
    i++
  }
  const string = (): Runs => {
    expect('"')
    const runs: Run[] = []
    let from = i
    const letters = () => {
      if (i > from) runs.push({ value: text.slice(from, i), from, to: i })
    }
    for (; ; i++) {
      const c = text[i]
      if (c === undefined) fail('cut off')
      if (c === '"') break
      if (c !== '\\') continue
      letters()
      const escaped = /\\(?:u[\da-fA-F]{4}|["\\/bfnrt])/y
      escaped.lastIndex = i
      const m = escaped.exec(text) ?? fail('not JSON: a bad escape')
      runs.push({ value: JSON.parse(`"${m[0]}"`) as string, from: i, to: i + m[0].length })
      from = i + m[0].length
      i = from - 1
    }
    letters()
    i++
    return runs
  }
  const value = (depth: number): Located => {
    if (depth > DEEPEST) fail('lists or objects within each other too deep')
    white()
    const c = text[i]
    if (c === '"') return { kind: 'string', runs: string() }
    if (c === '[' || c === '{') {
      const [items, fields, end]: [Located[], Map<string, Located>, string] = [[], new Map(), c === '[' ? ']' : '}']
      i++
      white()
      if (text[i] === end) i++
      else
        for (;;) {
          if (c === '[') items.push(value(depth + 1))
          else {
            const key = string()
              .map((r) => r.value)
              .join('')
            expect(':')
            fields.set(key, value(depth + 1))
          }
          white()
          if (text[i] === ',') i++
          else {
            expect(end)
            break
          }
          white()
        }
      return c === '[' ? { kind: 'list', items } : { kind: 'object', fields }
    }
    const other = /-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false|null/y
    other.lastIndex = i
    const m = other.exec(text) ?? fail(i < text.length ? `not JSON: ${JSON.stringify(text[i])}` : 'cut off')
    i += m[0].length
    return { kind: 'other', value: JSON.parse(m[0]) as number | boolean | null }
  }
  const whole = value(0)
  white()
  if (i < text.length) fail('not JSON: more behind its end')
  return whole
}

/** A field of an object, null where there is none. */
export const field = (value: Located | null | undefined, name: string): Located | null =>
  value?.kind === 'object' ? (value.fields.get(name) ?? null) : null

/** The items of a list; none where it is no list. */
export const itemsOf = (value: Located | null): readonly Located[] => (value?.kind === 'list' ? value.items : [])

/** The characters of a string, or none. */
export const runsIn = (value: Located | null): Runs | null =>
  value?.kind === 'string' && value.runs.some((r) => r.value.trim() !== '') ? value.runs : null

/** A string's or number's value, trimmed; null where there is none. */
export function stringIn(value: Located | null): string | null {
  if (value?.kind === 'string')
    return (
      value.runs
        .map((r) => r.value)
        .join('')
        .trim() || null
    )
  return value?.kind === 'other' && typeof value.value === 'number' ? String(value.value) : null
}

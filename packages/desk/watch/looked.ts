/** Up to where somebody has looked at a watch. */
export interface Looked {
  /** The mark of what had come on record by then. */
  readonly mark: number
  /** ISO 8601. */
  readonly at: string
}

const KEY = 'looked'
/** Where the browser keeps nothing, what was seen holds until the page is left. */
let unkept: Readonly<Record<string, Looked>> = {}

/** What was looked at in this browser, by the watch's name. */
export function lookedAt(): Readonly<Record<string, Looked>> {
  try {
    return { ...unkept, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, Looked>) }
  } catch {
    return unkept
  }
}

/** Keeps that these watches were looked at, up to a mark. */
export function keepLooked(names: readonly string[], looked: Looked): void {
  unkept = { ...lookedAt(), ...Object.fromEntries(names.map((name) => [name, looked])) }
  try {
    localStorage.setItem(KEY, JSON.stringify(unkept))
  } catch {
    // It is in `unkept`.
  }
}

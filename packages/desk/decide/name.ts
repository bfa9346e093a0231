const KEY = 'by'
/** Where the browser keeps nothing, the name holds until the page is left. */
let unkept = ''

/** The name decisions are signed with; empty before it was given. */
export function ownName(): string {
  try {
    return localStorage.getItem(KEY) ?? unkept
  } catch {
    return unkept
  }
}

export function keepName(name: string): void {
  unkept = name
  try {
    localStorage.setItem(KEY, name)
  } catch {
    // It is in `unkept`.
  }
}

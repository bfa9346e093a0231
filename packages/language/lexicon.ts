/** A word list: one entry a line, columns parted by tabs, `#` starts a comment line. */
export interface Lexicon {
  readonly name: string
  /** The lines of the file, its comments too. */
  readonly text: string
  /** Every entry with its columns, in the order of the file. */
  readonly rows: readonly (readonly string[])[]
  has(entry: string): boolean
  /** The columns behind an entry (the entry itself left out), or undefined. */
  get(entry: string): readonly string[] | undefined
}

const NONE: readonly string[] = []

/** Makes a word list of a file's lines, which are taken apart when first asked for. Throws then at an entry that stands twice, with its line. */
export function parseLexicon(name: string, text: string): Lexicon {
  let taken: ReturnType<typeof takeApart> | undefined
  const parts = () => {
    taken ??= takeApart(name, text)
    return taken
  }
  return {
    name,
    text,
    get rows() {
      return parts().rows
    },
    has: (e) => parts().map.has(e),
    get: (e) => parts().map.get(e),
  }
}

function takeApart(name: string, content: string) {
  const rows: string[][] = []
  const map = new Map<string, readonly string[]>()
  let number = 0
  // Every start reads thousands of lines, most of them a single word: nothing is made of a line but its cells.
  for (let at = 0; at < content.length; number++) {
    const end = content.indexOf('\n', at)
    const line = content.slice(at, end < 0 ? content.length : end)
    at += line.length + 1
    if (line.startsWith('#') || line.trim() === '') continue
    const row = line.includes('\t') ? line.split('\t').map((c) => c.trim()) : [line.trim()]
    const entry = row[0]!
    if (map.has(entry)) throw new Error(`lexicon ${name}, line ${number + 1}: "${entry}" stands twice`)
    map.set(entry, row.length > 1 ? row.slice(1) : NONE)
    rows.push(row)
  }
  return { rows, map }
}

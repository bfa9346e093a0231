/** A word list: one entry a line, columns parted by tabs, `#` starts a comment line. */
export interface Lexicon {
  readonly name: string
  /** Every entry with its columns, in the order of the file. */
  readonly rows: readonly (readonly string[])[]
  has(entry: string): boolean
  /** The columns behind an entry (the entry itself left out), or undefined. */
  get(entry: string): readonly string[] | undefined
}

/** Reads a word list. Throws at an entry that stands twice, with its line. */
export function parseLexicon(name: string, content: string): Lexicon {
  const rows: string[][] = []
  const map = new Map<string, readonly string[]>()
  content.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return
    const row = line.split('\t').map((c) => c.trim())
    const entry = row[0]!
    if (map.has(entry)) throw new Error(`lexicon ${name}, line ${i + 1}: "${entry}" stands twice`)
    map.set(entry, row.slice(1))
    rows.push(row)
  })
  return { name, rows, has: (e) => map.has(e), get: (e) => map.get(e) }
}

/** A line of a table. */
interface Row {
  readonly cells: readonly string[]
  readonly line: number
}

/** Rows of a table: a tab between columns, `#` opens a comment, the first other line names the columns. */
export function rowsOf(content: string, file: string, columns: readonly string[]): Row[] {
  const rows: Row[] = []
  let head = false
  const lines = content.split('\n')
  for (let i = 0; i < lines.length; i++) {
    const raw = lines[i]!
    if (raw === '' || raw.startsWith('#')) continue
    const cells = raw.split('\t')
    if (head) {
      if (cells.length > columns.length)
        throw new Error(`${file}, line ${i + 1}: ${cells.length} columns, at most ${columns.length}`)
      rows.push({ cells, line: i + 1 })
    } else if (cells.join() === columns.join()) head = true
    else throw new Error(`${file}, line ${i + 1}: the columns must be ${columns.join(', ')}`)
  }
  return rows
}

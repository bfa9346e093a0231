/** A sentence of a file of ten (CoNLL-U) or five (IOB2) columns: its text and the rows of its syntactic words. */
export interface Rows {
  readonly document: string
  readonly text: string
  readonly rows: readonly (readonly string[])[]
  /** Whether a paragraph starts here. */
  readonly paragraph: boolean
  /** Forms of the surface tokens (multiword tokens as one), with whether a space follows each. */
  readonly surface: readonly { readonly form: string; readonly space: boolean }[]
}

/** Reads CoNLL-U and its relatives; empty nodes are left out. */
export function conllu(content: string): Rows[] {
  const out: Rows[] = []
  let document = ''
  for (const block of content.split('\n\n')) {
    const lines = block.split('\n')
    const comment = (name: string): string | undefined =>
      lines.find((l) => l.startsWith(`# ${name} `))?.replace(/^[^=]*= ?/, '')
    document = comment('newdoc id') ?? document
    const rows: string[][] = []
    const surface: { form: string; space: boolean }[] = []
    let covered = 0
    for (const line of lines) {
      const row = line.split('\t')
      const [id, form] = row
      if (!id || !form || !/^\d+(-\d+)?$/.test(id)) continue
      const [first, last] = id.split('-').map(Number)
      if (last === undefined) rows.push(row)
      if (first! > covered) {
        surface.push({ form, space: !/SpaceAfter=No/.test(row.at(-1)!) })
        covered = last ?? first!
      }
    }
    const paragraph = lines.some((l) => /^# new(par|doc)\b/.test(l))
    if (rows.length > 0) out.push({ document, text: comment('text') ?? '', rows, paragraph, surface })
  }
  return out
}

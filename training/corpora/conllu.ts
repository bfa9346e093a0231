/** A sentence of a treebank with gold tokens. Heads count from 0; -1 is the root. */
export interface TreebankSentence {
  /** Its sent_id. */
  readonly id: string
  readonly text: string
  readonly words: readonly string[]
  readonly tags: readonly string[]
  readonly lemmas: readonly string[]
  readonly heads: readonly number[]
  readonly relations: readonly string[]
  /** The last column, MISC. */
  readonly misc: readonly string[]
  readonly document: string
}

/** Reads CoNLL-U: syntactic words alone, empty nodes and ranges of multiword tokens left out. */
export function conllu(content: string): TreebankSentence[] {
  const out: TreebankSentence[] = []
  let document = ''
  for (const block of content.split('\n\n')) {
    let text = ''
    let id = ''
    const rows: string[][] = []
    for (const line of block.split('\n')) {
      if (line.startsWith('# newdoc id = ')) document = line.slice(14)
      else if (line.startsWith('# sent_id = ')) id = line.slice(12)
      else if (line.startsWith('# text = ')) text = line.slice(9)
      else if (/^\d+\t/.test(line)) rows.push(line.split('\t'))
    }
    if (rows.length === 0) continue
    const column = (i: number): string[] => rows.map((r) => r[i]!)
    out.push({
      id,
      text,
      words: column(1),
      tags: column(4),
      lemmas: column(2),
      heads: rows.map((r) => Number(r[6]) - 1),
      relations: column(7),
      misc: column(9),
      document,
    })
  }
  return out
}

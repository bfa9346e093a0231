/** Heads and relations of a sentence's words as the parser writes them, by index. */
export interface Arcs {
  readonly heads: Int32Array
  readonly relations: Uint8Array
}

/**
 * Lets the first word of a person's name (words `first` to `last`, excluded) head the others as `flat`, as the treebank
 * does, where the parser chose another of them. Nothing changes where the name hangs on more than one word outside it.
 * `from` and `to` bound the sentence.
 */
export function flattenName(
  { heads, relations }: Arcs,
  first: number,
  last: number,
  from: number,
  to: number,
  flat: number,
): void {
  let top = -1
  for (let i = first; i < last; i++) {
    const head = heads[i]!
    if (head >= first && head < last) continue
    if (top >= 0) return
    top = i
  }
  if (top < 0) return
  if (top !== first) {
    heads[first] = heads[top]!
    relations[first] = relations[top]!
    for (let i = from; i < to; i++) if (heads[i] === top && (i < first || i >= last)) heads[i] = first
  }
  for (let i = first + 1; i < last; i++) {
    heads[i] = first
    relations[i] = flat
  }
}

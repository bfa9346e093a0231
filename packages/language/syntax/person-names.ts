/** Heads and relations of a sentence's words as the parser writes them, by index. */
export interface Arcs {
  readonly heads: Int32Array
  readonly relations: Uint8Array
}

/**
 * Lets the first word of a person's name (words `first` to `last`, excluded) head the others as `flat`, as the treebank
 * does, where the parser chose another of them, or hung several of them on the same word. Nothing changes where they hang on
 * different words outside the name. `from` and `to` bound the sentence.
 */
export function flattenName(
  { heads, relations }: Arcs,
  first: number,
  last: number,
  from: number,
  to: number,
  flat: number,
): void {
  const inside = (i: number): boolean => i >= first && i < last
  let top = -1
  for (let i = first; i < last; i++) {
    if (inside(heads[i]!)) continue
    if (top >= 0 && heads[i] !== heads[top]) return
    top = i
  }
  if (top < 0) return
  // Of several words that hang outside, the last one says how: its name is the family's.
  heads[first] = heads[top]!
  relations[first] = relations[top]!
  for (let i = from; i < to; i++) if (!inside(i) && inside(heads[i]!)) heads[i] = first
  for (let i = first + 1; i < last; i++) {
    heads[i] = first
    relations[i] = flat
  }
}

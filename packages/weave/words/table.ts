/**
 * What is made of words as they are written, each once for as long as no more than `most` are kept. They are found where they stand in a
 * text, without being cut out of it: most stand in every text.
 */
export function wordTable<T>(
  most: number,
  make: (written: string) => T,
): (text: string, start: number, end: number) => T {
  // An open table of places and 1; at least every other slot stays free.
  const slots = new Int32Array(2 << (32 - Math.clz32(most)))
  const mask = slots.length - 1
  const hashes = new Int32Array(most)
  let words: string[] = []
  let made: T[] = []
  return (text, start, end) => {
    let h = 0
    for (let i = start; i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
    let slot = (h ^ (h >>> 15)) & mask
    for (let place = slots[slot]!; place !== 0; place = slots[slot]!) {
      if (hashes[place - 1] === h && stands(words[place - 1]!, text, start, end)) return made[place - 1]!
      slot = (slot + 1) & mask
    }
    if (words.length >= most) {
      slots.fill(0)
      words = []
      made = []
      slot = (h ^ (h >>> 15)) & mask
    }
    // Made anew: a piece of a text would keep all of it.
    const written = ` ${text.slice(start, end)}`.slice(1)
    hashes[words.length] = h
    slots[slot] = words.push(written)
    made.push(make(written))
    return made.at(-1)!
  }
}

function stands(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false
  return true
}

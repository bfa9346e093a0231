import type { WordForm } from './word-form.js'

/** Forms by their words, found by a hash of the word and its characters where they stand: no string is made to look one up. */
export interface FormTable {
  /** The form of `text.slice(start, end)`, whose hash is given, or undefined. */
  find(hash: number, text: string, start: number, end: number): WordForm | undefined
  /** Adds a form that was just not found. */
  add(hash: number, form: WordForm): void
  count(): number
}

/** An empty table, open-addressed and at most half full. */
export function formTable(): FormTable {
  let mask = 1023
  let hashes = new Int32Array(mask + 1)
  let forms: (WordForm | undefined)[] = new Array(mask + 1).fill(undefined)
  let count = 0
  const put = (hash: number, form: WordForm): void => {
    let at = hash & mask
    while (forms[at]) at = (at + 1) & mask
    hashes[at] = hash
    forms[at] = form
  }
  return {
    find(hash, text, start, end) {
      for (let at = hash & mask; ; at = (at + 1) & mask) {
        const form = forms[at]
        if (!form || (hashes[at] === hash && isAt(form.text, text, start, end))) return form
      }
    },
    add(hash, form) {
      if (2 * ++count > mask) {
        const before = forms
        const beforeHashes = hashes
        mask = 2 * mask + 1
        hashes = new Int32Array(mask + 1)
        forms = new Array(mask + 1).fill(undefined)
        before.forEach((f, i) => {
          if (f) put(beforeHashes[i]!, f)
        })
      }
      put(hash, form)
    },
    count: () => count,
  }
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false
  return true
}

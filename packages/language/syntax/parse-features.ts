import { mix, mix3 } from '../features/hash.js'
import type { WordForm } from '../features/word-form.js'

/**
 * Places in a parser's state whose word and tag it looks at: the three topmost words of the stack, the next three of the
 * buffer, the neighbours of stack and buffer top in the sentence, and outermost children.
 */
export const PARSE_ROLES = 15

/** Calls `add` with each feature of a word with its tag in a role. */
export function parseRoleFeatures(form: WordForm, tag: number, role: number, add: (feature: number) => void): void {
  const base = 1000 + role * 16
  add(mix(base, form.word))
  add(mix(base + 1, tag))
  add(mix3(base + 2, form.fine, 0))
  add(mix3(base + 3, form.coarse, tag))
  if (role >= 10) return
  add(mix3(base + 4, form.word, tag))
  add(mix3(base + 5, form.fine, tag))
  add(mix3(base + 6, form.suffix3, tag))
}

/** A state of the parser as its pair features see it: words, tags, groups, labels of what is named in `roles`, and distances. */
export interface ParseView {
  /** Index of the word in each role, or -1. */
  readonly at: Int32Array
  /** Number of left and right children of stack top, second and buffer top (0 to 3 each). */
  readonly children: Int32Array
  /** Relation numbers of the outermost children: stack top left, right; second left, right; buffer left. */
  readonly relations: Int32Array
  /** Distance of stack top and buffer top, of second and stack top, in steps. */
  distance0: number
  distance1: number
  /** Marks (commas, quotation marks, verbs) between stack top and buffer top. */
  between: number
}

/** Calls `add` with the features of pairs and triples of places. `word`, `tag` and `group` look up a role (0 where empty). */
export function parsePairFeatures(
  view: ParseView,
  word: Int32Array,
  tag: Int32Array,
  coarse: Int32Array,
  add: (feature: number) => void,
): void {
  const { children, relations, distance0, distance1, between } = view
  const s0w = word[0]!
  const s1w = word[1]!
  const b0w = word[3]!
  const s0t = tag[0]!
  const s1t = tag[1]!
  const s2t = tag[2]!
  const b0t = tag[3]!
  const b1t = tag[4]!
  const tags = mix(s0t, b0t)
  const stack = mix(s1t, s0t)
  add(mix(1, tags))
  add(mix3(2, s0w, b0w))
  add(mix3(3, s0w, b0t))
  add(mix3(4, s0t, b0w))
  add(mix3(5, mix(coarse[0]!, s0t), mix(coarse[3]!, b0t)))
  add(mix(6, stack))
  add(mix3(7, s1w, s0w))
  add(mix3(8, s1w, s0t))
  add(mix3(9, s1t, s0w))
  add(mix3(10, mix(coarse[1]!, s1t), mix(coarse[0]!, s0t)))
  add(mix3(11, stack, b0t))
  add(mix3(12, tags, b1t))
  add(mix3(13, stack, s2t))
  add(mix3(14, tags, distance0))
  add(mix3(15, s0w, distance0))
  add(mix3(16, b0w, distance0))
  add(mix3(17, stack, distance1))
  add(mix3(18, tags, between))
  add(mix3(19, stack, between))
  add(mix3(20, s0t, mix(children[0]!, children[1]!)))
  add(mix3(21, s0w, mix(children[0]!, children[1]!)))
  add(mix3(22, s1t, mix(children[2]!, children[3]!)))
  add(mix3(23, b0t, children[4]!))
  add(mix3(24, s0t, mix(relations[0]!, relations[1]!)))
  add(mix3(25, s0w, relations[1]!))
  add(mix3(26, s1t, mix(relations[2]!, relations[3]!)))
  add(mix3(27, s1w, relations[3]!))
  add(mix3(28, b0t, relations[4]!))
  add(mix3(29, tags, relations[1]!))
  add(mix3(30, tags, relations[0]!))
  add(mix3(31, stack, mix(relations[1]!, relations[3]!)))
  add(mix3(32, tags, relations[4]!))
  add(mix3(33, tags, tag[7]!))
  add(mix3(34, stack, mix(b0t, b1t)))
  add(mix3(35, s1w, b0w))
  add(mix3(36, s1t, b0t))
}

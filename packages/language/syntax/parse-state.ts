import type { ParseView } from './parse-features.js'

/**
 * The state of an arc-hybrid parser (Kuhlmann, Gómez-Rodríguez, Satta 2011): a stack, a buffer that ends with the root,
 * and the arcs so far. Words count from 0; the root is word `n`.
 */
export interface ParseState {
  readonly n: number
  readonly stack: Int32Array
  depth: number
  next: number
  readonly heads: Int32Array
  readonly relations: Int32Array
  /** Outermost and second outermost children of each word, -1 where none, and how many there are. */
  readonly left: Int32Array
  readonly right: Int32Array
  readonly right2: Int32Array
  readonly lefts: Uint8Array
  readonly rights: Uint8Array
}

export const SHIFT = 0
export const LEFT = 1
export const RIGHT = 2

/** The state before the first step over `n` words. */
export function parseState(n: number): ParseState {
  const none = (): Int32Array => new Int32Array(n + 1).fill(-1)
  return {
    n, stack: new Int32Array(n + 1), depth: 0, next: 0, heads: none(), relations: none(), left: none(), right: none(), right2: none(),
    lefts: new Uint8Array(n + 1), rights: new Uint8Array(n + 1),
  } // biome-ignore format: fields of one kind
}

/** Whether all words have their heads. */
export const isDone = (s: ParseState): boolean => s.next === s.n && s.depth === 0

/** Which steps can be taken, as bits `1 << step`. The root takes one word alone. */
export function validSteps(s: ParseState): number {
  let bits = 0
  if (s.next < s.n) bits |= 1 << SHIFT
  if (s.depth > 0 && (s.next < s.n || s.depth === 1)) bits |= 1 << LEFT
  if (s.depth > 1) bits |= 1 << RIGHT
  return bits
}

/** Takes a step: `SHIFT`, `LEFT` (buffer top heads stack top) or `RIGHT` (second heads stack top), with the arc's relation. */
export function step(s: ParseState, action: number, relation: number): void {
  if (action === SHIFT) {
    s.stack[s.depth++] = s.next++
    return
  }
  const child = s.stack[--s.depth]!
  const head = action === LEFT ? s.next : s.stack[s.depth - 1]!
  s.heads[child] = head
  s.relations[child] = relation
  if (action === LEFT) {
    // Left children are attached from the inside outwards: the last one is the outermost.
    s.left[head] = child
    if (s.lefts[head]! < 3) s.lefts[head]!++
  } else {
    s.right2[head] = s.right[head]!
    s.right[head] = child
    if (s.rights[head]! < 3) s.rights[head]!++
  }
}

const STEPS = [0, 1, 2, 3, 4, 5, 6, 6, 6, 7, 7, 7, 7, 7, 7, 8]
const stepsOf = (distance: number): number => STEPS[Math.min(distance, STEPS.length - 1)]!

/** A view to fill again and again. */
export const parseView = (roles: number): ParseView => ({
  at: new Int32Array(roles), children: new Int32Array(5), relations: new Int32Array(5), distance0: 0, distance1: 0, between: 0,
}) // biome-ignore format: one object

/**
 * Fills the view of a state. `marks[i]` counts, over the words before `i`, commas, quotation marks and verbs in bytes of
 * their own, so that what stands between two words is a difference.
 */
export function look(s: ParseState, view: ParseView, commas: Int32Array, quotes: Int32Array, verbs: Int32Array): void {
  const { at, children, relations } = view
  const s0 = s.depth > 0 ? s.stack[s.depth - 1]! : -1
  const s1 = s.depth > 1 ? s.stack[s.depth - 2]! : -1
  const b0 = s.next
  at[0] = s0
  at[1] = s1
  at[2] = s.depth > 2 ? s.stack[s.depth - 3]! : -1
  at[3] = b0
  at[4] = b0 + 1 <= s.n ? b0 + 1 : -1
  at[5] = b0 + 2 <= s.n ? b0 + 2 : -1
  at[6] = s0 > 0 ? s0 - 1 : -1
  at[7] = s0 >= 0 ? s0 + 1 : -1
  at[8] = b0 > 0 ? b0 - 1 : -1
  at[9] = b0 + 3 <= s.n ? b0 + 3 : -1
  at[10] = s0 >= 0 ? s.left[s0]! : -1
  at[11] = s0 >= 0 ? s.right[s0]! : -1
  at[12] = s0 >= 0 ? s.right2[s0]! : -1
  at[13] = s1 >= 0 ? s.right[s1]! : -1
  at[14] = s.left[b0]!
  children[0] = s0 >= 0 ? s.lefts[s0]! : 4
  children[1] = s0 >= 0 ? s.rights[s0]! : 4
  children[2] = s1 >= 0 ? s.lefts[s1]! : 4
  children[3] = s1 >= 0 ? s.rights[s1]! : 4
  children[4] = s.lefts[b0]!
  relations[0] = relationOf(s, at[10]!)
  relations[1] = relationOf(s, at[11]!)
  relations[2] = s1 >= 0 ? relationOf(s, s.left[s1]!) : -1
  relations[3] = relationOf(s, at[13]!)
  relations[4] = relationOf(s, at[14]!)
  view.distance0 = s0 < 0 ? 0 : stepsOf(b0 - s0)
  view.distance1 = s1 < 0 ? 0 : stepsOf(s0 - s1)
  const from = s0 + 1
  view.between =
    Math.min(2, commas[b0]! - commas[from]!) +
    3 * Math.min(2, quotes[b0]! - quotes[from]!) +
    9 * Math.min(2, verbs[b0]! - verbs[from]!)
}

const relationOf = (s: ParseState, word: number): number => (word < 0 ? -1 : s.relations[word]!)

import { LEFT, type ParseState, RIGHT, SHIFT, validSteps } from '@onrecord/language/training'

/** The gold tree as the oracle asks for it: heads from 0, the root's word `n` as head of the root. */
export interface GoldTree {
  readonly heads: Int32Array
  readonly relations: Int32Array
  /** Dependents of each word, in order. */
  readonly children: readonly (readonly number[])[]
}

/**
 * How many gold arcs each step makes unreachable (Goldberg and Nivre 2013, for arc-hybrid); gives the valid steps that
 * lose the fewest, as bits.
 */
export function bestSteps(s: ParseState, gold: GoldTree): number {
  const valid = validSteps(s)
  let best = 0
  let least = Infinity
  for (let action = SHIFT; action <= RIGHT; action++) {
    if (!(valid & (1 << action))) continue
    const cost = action === SHIFT ? shiftCost(s, gold) : arcCost(s, gold, action)
    if (cost < least) {
      least = cost
      best = 1 << action
    } else if (cost === least) best |= 1 << action
  }
  return best
}

function shiftCost(s: ParseState, gold: GoldTree): number {
  const b = s.next
  let cost = 0
  for (let i = 0; i < s.depth; i++) {
    const k = s.stack[i]!
    if (gold.heads[k] === b) cost++
    if (gold.heads[b] === k && i < s.depth - 1) cost++
  }
  return cost
}

function arcCost(s: ParseState, gold: GoldTree, action: number): number {
  const s0 = s.stack[s.depth - 1]!
  const s1 = s.depth > 1 ? s.stack[s.depth - 2]! : -1
  const head = gold.heads[s0]!
  let cost = 0
  if (action === LEFT) {
    if (head !== s.next && (head === s1 || head > s.next)) cost++
  } else if (action === RIGHT && head !== s1 && head >= s.next) cost++
  for (const child of gold.children[s0]!) if (child >= s.next) cost++
  return cost
}

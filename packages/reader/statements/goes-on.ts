import type { Judged } from './decode.js'
import { hasVerb, trimmed } from './pieces.js'
import { POS, type View } from './view.js'

/**
 * A proposal whose content breaks off at a relative clause, with what follows behind that: "said the bank, which denies it, *would
 * appeal*", "insisted that they had kept the deal, under which some were flown home, *and that they would go on*".
 */
export function behindRelative(v: View, p: Judged): Judged {
  const { tokens } = v.analysis
  const piece = p.pieces.at(-1)
  if (!piece || p.form || piece[0] < p.cue.stretch[1] || v.pos[p.cue.head] !== POS.verb) return p
  const [from, comma] = piece
  const last = v.last(from)
  if (comma >= last || tokens[comma]!.text !== ',' || v.quote[comma]! >= 0) return p
  if (![comma + 1, comma + 2].some((i) => i < last && /^W(?:DT|P|RB)/.test(tokens[i]!.tag))) return p
  const verb = hasVerb(v, from, comma) ? joinedVerb(v, from, comma) : ownVerb(v, comma)
  if (verb < 0) return p
  const [, to] = trimmed(v, from, Math.min(last, Math.max(v.hi[verb]!, verb + 1)))
  return { ...p, pieces: [...p.pieces.slice(0, -1), [from, to]] }
}

/** The verb of a subject alone that its clause describes: the first behind the comma that ends the clause, which has no other subject; -1 where there is none. */
function ownVerb(v: View, comma: number): number {
  const { tokens } = v.analysis
  const last = v.last(comma)
  let close = comma + 2
  while (close < last && tokens[close]!.text !== ',') close++
  const at = close + 1
  if (at >= last || !hasVerb(v, at, at + 1) || !hasVerb(v, comma + 2, close)) return -1
  return /^(?:aux|cop)/.test(tokens[at]!.relation) ? Math.max(at, v.head[at]!) : at
}

/** The verb of another clause that the word which opened the content opens behind "and"; -1 where there is none. */
function joinedVerb(v: View, from: number, comma: number): number {
  const { tokens } = v.analysis
  const opens = (i: number): boolean => tokens[i]!.tag === 'IN' && tokens[i]!.lower === tokens[from]!.lower
  if (!opens(from)) return -1
  for (let i = comma + 3; i < v.last(from); i++)
    if (tokens[i - 1]!.tag === 'CC' && opens(i) && v.quote[i]! < 0) return v.head[i]! > i ? v.head[i]! : -1
  return -1
}

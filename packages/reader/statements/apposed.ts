import type { Stretch } from './content-candidates.js'
import type { Judged } from './decode.js'
import { hasVerb } from './pieces.js'
import { isPunctuation, MARK, NAME, POS, type View } from './view.js'

/** How many words an apposition has at most. */
const LONGEST = 16

/**
 * A proposal whose source ends where the text says who that is, and not before or behind: "According to Koh, | a fellow at a
 * school in Singapore, China will wait", "said Weber, an analyst with the group, | both sides will …"; and without the hearer in
 * "an official told POLITICO, Beijing would …".
 */
export function withApposition(v: View, p: Judged): Judged {
  if (p.form || p.source === null) return p
  return withoutHearer(v, cutOff(v, taken(v, p)))
}

/** The apposition that opens a content, as part of the source it stands behind. */
function taken(v: View, p: Judged): Judged {
  const { source, cue } = p
  const { tokens } = v.analysis
  const at = p.pieces.findIndex(([a]) => a === source![1] + 1)
  const piece = p.pieces[at]
  if (!piece || cue.stretch[1] > source![0] || v.name[source![1] - 1] !== NAME.person) return p
  const [from, to] = piece
  if (tokens[from - 1]!.text !== ',' || v.pos[from] !== POS.determiner || v.quote[from]! >= 0) return p
  const comma = commaFrom(v, from, to)
  if (comma < 0 || hasVerb(v, from, comma) || comma + 2 >= to) return p
  // What follows is a clause of its own, not the next of a list.
  const next = tokens[comma + 1]!.tag
  if (!/^(?:DT|NN|PRP|JJ|EX|CD|``)/.test(next) || !hasVerb(v, comma + 1, to)) return p
  const pieces = p.pieces.map((x): Stretch => (x === piece ? [comma + 1, to] : x))
  return { ...p, source: [source![0], comma], pieces }
}

/** A source that runs on into what was said, cut at the comma that ends its apposition. */
function cutOff(v: View, p: Judged): Judged {
  const { source, cue } = p
  const { tokens } = v.analysis
  if (source![0] < cue.stretch[1] || v.name[source![0]] !== NAME.person) return p
  const piece = p.pieces.find(([a]) => a >= source![1])
  if (!piece || p.pieces.length < 2) return p
  let open = source![1]
  while (open < piece[0] && v.mark[open] === MARK.opens) open++
  if (open !== piece[0] || isPunctuation(v, source![1] - 1)) return p
  if (!/^(?:MD|VB[DZP])$/.test(tokens[piece[0]]!.tag)) return p
  const commas: number[] = []
  for (let i = source![0]; i < source![1]; i++) if (tokens[i]!.text === ',') commas.push(i)
  const last = commas.at(-1)
  if (commas.length < 2 || last === undefined || tokens.slice(last, source![1]).some((t) => t.tag === 'CC')) return p
  const pieces = p.pieces.map((x): Stretch => (x === piece ? [last + 1, piece[1]] : x))
  return { ...p, source: [source![0], last], pieces }
}

/** "…, an official told POLITICO, Beijing would …": a name between the verb and a comma is who was told. */
function withoutHearer(v: View, p: Judged): Judged {
  const { cue, source } = p
  const { tokens } = v.analysis
  if (tokens[cue.head]!.lemma !== 'tell' || p.pieces.length < 2) return p
  const piece = p.pieces.find(([a]) => a === cue.stretch[1])
  if (!piece || source![0] > cue.head || v.quote[piece[0]]! >= 0) return p
  const comma = commaFrom(v, piece[0], Math.min(piece[1], piece[0] + 5))
  if (comma < 0 || !tokens.slice(piece[0], comma).every((t) => /^(?:DT|NNPS?|NNS?)$/.test(t.tag))) return p
  const pieces = p.pieces.map((x): Stretch => (x === piece ? [comma + 1, piece[1]] : x))
  return { ...p, pieces }
}

const commaFrom = (v: View, from: number, to: number): number => {
  for (let i = from; i < to && i - from < LONGEST; i++) if (v.analysis.tokens[i]!.text === ',') return i
  return -1
}

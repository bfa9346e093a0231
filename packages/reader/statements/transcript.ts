import { type Form, lineStarts } from './fixed.js'
import { isPunctuation, POS, type View } from './view.js'

/** How many tokens a speaker's label may have. */
const LABEL = 7
/** How many labels make a transcript: written in capitals, or as names are. */
const CAPITALS = 2
const NAMES = 3

/** A label at the head of a line: its tokens up to the colon (excluded), and the first token of what is said. */
interface Label {
  readonly from: number
  readonly to: number
  readonly speech: number
  readonly capitals: boolean
}

/**
 * The turns of a transcript: lines that open with a speaker's label ("TAPPER:", "THE PRESIDENT:", "Q"), each said up to
 * the next label. A label alone makes no transcript; the last speaker has the rest of the line.
 */
export function transcript(v: View): Form[] {
  const starts = lineStarts(v)
  const found = starts.flatMap((s, k) => label(v, s, starts[k + 1] ?? v.n) ?? [])
  const capitals = found.filter((l) => l.capitals).length >= CAPITALS
  // A list has each name once, talk comes back to it.
  const texts = found.map((l) =>
    v.analysis.text.slice(v.analysis.tokens[l.from]!.start, v.analysis.tokens[l.to]!.start),
  )
  const names = found.length >= NAMES && new Set(texts).size < texts.length
  const labels = found.filter((l) => (l.capitals ? capitals : names))
  const open = new Set(labels.map((l) => l.from))
  // "Q" without a colon asks among labels that have one.
  if (capitals)
    for (const [k, s] of starts.entries())
      if (!open.has(s) && asks(v, s, starts[k + 1] ?? v.n))
        labels.push({ from: s, to: s + 1, speech: s + 1, capitals: true })
  labels.sort((a, b) => a.from - b.from)
  return labels.map((l, k) => {
    const lineEnd = starts.find((s) => s > l.from) ?? v.n
    const end = labels[k + 1]?.from ?? lineEnd
    const colon = l.speech > l.to
    return {
      head: colon ? l.to : l.from,
      cue: colon ? [l.to, l.speech] : [l.from, l.to],
      source: colon ? [l.from, l.to] : null,
      sourceHead: colon ? l.to - 1 : -1,
      content: [[l.speech, end]],
      probability: 0.97,
      form: 'transcript',
    }
  })
}

/** The label a line opens with, or null. */
function label(v: View, from: number, lineEnd: number): Label | null {
  const { tokens } = v.analysis
  const limit = Math.min(lineEnd - 1, from + LABEL)
  let to = from
  while (to < limit && tokens[to]!.text !== ':') to++
  if (to === from || tokens[to]?.text !== ':' || to + 1 >= lineEnd) return null
  let letters = 0
  let capitals = true
  for (let i = from; i < to; i++) {
    const { text } = tokens[i]!
    if (isPunctuation(v, i)) {
      if (!/^[.,()-]+$/.test(text)) return null
      continue
    }
    if (!/\p{L}/u.test(text)) return null
    letters += text.length
    if (text !== text.toUpperCase()) capitals = false
    // A label names or titles somebody; a sentence before a colon has verbs and small words.
    if (v.pos[i] === POS.verb && !/^\p{Lu}/u.test(text)) return null
    if (!/^\p{Lu}/u.test(text) && v.pos[i] !== POS.adposition && v.pos[i] !== POS.determiner) return null
  }
  const named = v.name[to - 1]! > 0 || v.pos[to - 1] === POS.proper
  return letters > 0 && (capitals || named) ? { from, to, speech: to + 1, capitals } : null
}

/** Whether a line opens with a single capital letter and a word that begins a sentence: a question of nobody's name. */
function asks(v: View, from: number, lineEnd: number): boolean {
  const { tokens } = v.analysis
  const [first, next] = [tokens[from]!, tokens[from + 1]]
  return (
    first.text === 'Q' &&
    next !== undefined &&
    from + 2 < lineEnd &&
    next.start > first.end &&
    /^\p{Lu}/u.test(next.text)
  )
}

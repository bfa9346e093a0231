import type { Lexicon } from '@onrecord/language'
import type { Stretch } from './content-candidates.js'
import type { Kept } from './decode.js'
import { type Form, lineStarts } from './fixed.js'
import { trimmed } from './pieces.js'
import { NAME, POS, type View } from './view.js'

/** Name of the form. */
export const TRANSCRIPT = 'transcript'

/** How many tokens a speaker's label may have. */
const LABEL = 7
/** How many labels make a transcript: written in capitals, or as names are. */
const CAPITALS = 2
const NAMES = 3
/** A transcript has little above it (place, time, a heading): so many tokens in a paragraph, and so many in all. */
const HEADING = 25
const ABOVE = 80

/** A label at the head of a line: its tokens up to the colon (excluded), and the first token of what is said. */
interface Label {
  readonly from: number
  readonly to: number
  readonly speech: number
  readonly capitals: boolean
}

/**
 * The turns of a transcript: lines that open with a speaker's label ("TAPPER:", "THE PRESIDENT:", "Q"), each said up to
 * the next label. A label alone makes no transcript, unless it gives an office (`roles`, of the lexicon) or a person's name
 * at the head of an article: a speech. The last speaker has the rest of an article that is a transcript from its head, else
 * the rest of the line.
 */
export function transcript(v: View, roles: Lexicon): Form[] {
  const starts = lineStarts(v)
  const found = starts.flatMap((s, k) => label(v, s, starts[k + 1] ?? v.n) ?? [])
  const whole = found.length > 0 && isHead(v, found[0]!.from)
  const spoken = found.filter((l) => l.capitals)
  const capitals = spoken.length >= CAPITALS || (whole && spoken[0] === found[0] && namesSpeaker(v, found[0]!, roles))
  // A list has each name once, talk comes back to it. Beside labels in capitals another is somebody's words with a colon.
  const texts = found.map((l) => v.text.slice(v.analysis.tokens[l.from]!.start, v.analysis.tokens[l.to]!.start))
  const names = !capitals && found.length >= NAMES && new Set(texts).size < texts.length
  const labels = capitals ? spoken : names ? [...found] : []
  const open = new Set(labels.map((l) => l.from))
  // "Q" without a colon asks among labels that have one.
  if (capitals)
    for (const [k, s] of starts.entries())
      if (!open.has(s) && asks(v, s, starts[k + 1] ?? v.n))
        labels.push({ from: s, to: s + 1, speech: s + 1, capitals: true })
  labels.sort((a, b) => a.from - b.from)
  return labels.map((l, k) => {
    const end = labels[k + 1]?.from ?? (whole ? spokenTo(v, l.speech) : (starts.find((s) => s > l.from) ?? v.n))
    const colon = l.speech > l.to
    return {
      head: colon ? l.to : l.from,
      cue: colon ? [l.to, l.speech] : [l.from, l.to],
      source: colon ? [l.from, l.to] : null,
      sourceHead: colon ? l.to - 1 : -1,
      content: [[l.speech, end]],
      probability: 0.97,
      form: TRANSCRIPT,
    }
  })
}

/** Whether what stands before a token only heads it: a few short paragraphs. */
function isHead(v: View, before: number): boolean {
  if (before > ABOVE) return false
  for (let i = 0, from = 0; i <= before; i++)
    if (i === before || v.paragraph[v.sentence[i]!] !== v.paragraph[v.sentence[from]!]) {
      if (i - from > HEADING) return false
      from = i
    }
  return true
}

/** Whether a label gives a person's name or an office: "THE PRESIDENT:", not "NOTE:". */
function namesSpeaker(v: View, { from, to }: Label, roles: Lexicon): boolean {
  for (let i = from; i < to; i++) if (v.name[i] === NAME.person || roles.has(v.analysis.tokens[i]!.lower)) return true
  return false
}

/** Where the last speaker of an article ends: paragraphs without a word in small letters ("END 4:15 P.M. EST") are not said. */
function spokenTo(v: View, from: number): number {
  let end = v.n
  for (let i = v.n - 1; i > from && v.paragraph[v.sentence[i]!]! > v.paragraph[v.sentence[from]!]!; i--) {
    if (/\p{Ll}/u.test(v.analysis.tokens[i]!.text)) break
    if (v.paragraph[v.sentence[i]!] !== v.paragraph[v.sentence[i - 1]!]) end = i
  }
  return end
}

/** A long turn's paragraphs, each a statement of its own with the label for its source; other attributions as they are. */
export function byParagraph(v: View, kept: readonly Kept[]): Kept[] {
  const placed = kept.flatMap((k) =>
    k.form === TRANSCRIPT
      ? paragraphsOf(v, k.pieces).map((piece) => ({ at: piece[0], it: { ...k, start: piece[0], end: piece[1] - 1, pieces: [piece] } }))
      : [{ at: k.cue.head, it: k }],
  ) // biome-ignore format: one line
  return placed.sort((a, b) => a.at - b.at).map(({ it }) => it)
}

/** Stretches cut where paragraphs end. */
function paragraphsOf(v: View, pieces: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = []
  for (const [from, to] of pieces)
    for (let i = from + 1, begun = from; i <= to; i++)
      if (i === to || v.paragraph[v.sentence[i]!] !== v.paragraph[v.sentence[begun]!]) {
        const piece = trimmed(v, begun, i)
        if (piece[0] < piece[1]) out.push(piece)
        begun = i
      }
  return out
}

/** The label a line opens with, or null. */
function label(v: View, from: number, lineEnd: number): Label | null {
  const { tokens } = v.analysis
  const limit = Math.min(lineEnd - 1, from + LABEL)
  let to = from
  while (to < limit && tokens[to]!.text !== ':') to++
  if (to === from || tokens[to]?.text !== ':' || to + 1 >= lineEnd) return null
  // A line that goes on a sentence of the line before, or begins small, is no label ("a message | to Brandt: we stay").
  if (v.first(from) !== from || !/^\p{Lu}/u.test(tokens[from]!.text)) return null
  let letters = 0
  let capitals = true
  for (let i = from; i < to; i++) {
    const { text } = tokens[i]!
    if (/^[.,()-]+$/.test(text)) continue
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

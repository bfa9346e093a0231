import { type Act, addDays, type Day, daysBetween, type Span, type Time } from '@onrecord/format'
import type { Analysis } from '@onrecord/language'
import type { Attributed, Attribution, Context, SaidRange } from '../layers.js'
import { tenseAt } from '../times/tense.js'

/** When it was said: by the time beside the word of saying, the tense, the day the article reports on, else the article's day. */
export function said(attribution: Attribution, _act: Act, layer: Attributed, context: Context): SaidRange {
  const { from, to } = layer.published
  const words = context.language.lexicon('saying-times')
  const tense = tenseOf(attribution, layer.analysis, context)
  const explain = (
    range: { from: Day | null; to: Day | null },
    rule: string,
    spans: readonly Span[] = [],
  ): SaidRange => ({
    ...range,
    ...(context.explain && { why: { rule, spans } }),
  })
  const time = timeOf(attribution, layer)
  if (time && !(to !== null && isOfContent(time, to, tense, attribution, layer.analysis))) {
    const before = tokenBefore(layer.analysis, time.start)
    if (words.get(before)?.[0] === 'since') return explain({ from: time.from, to }, 'since', [time])
    // What was said in a period that is still running was said by the article's day.
    const end =
      tense !== 'future' && to !== null && time.to !== null && time.to > to && (time.from ?? '') <= to ? to : time.to
    return explain({ from: time.from, to: end }, 'time beside it', [time])
  }
  if (tense === 'future') return explain({ from: to ?? null, to: null }, 'future')
  const adverb = adverbOf(attribution, layer.analysis, (w) => words.get(w)?.[0])
  if (adverb === 'often') return explain({ from: null, to }, 'more than once')
  if (lasting(attribution, layer.analysis)) return explain({ from: null, to }, 'for some time')
  if (adverb === 'before') return explain({ from: null, to: from === null ? to : addDays(from, -1) }, 'before')
  const told = tense === 'past' ? toldOf(attribution, layer) : null
  if (told) return explain({ from: told.from, to: told.to }, 'day told of the speaker before', [told])
  const carried = tense === 'past' ? carriedTime(attribution, layer) : null
  if (carried) return explain({ from: carried.from, to: carried.to }, 'time of the saying before', [carried])
  const reported = tense === 'past' ? reportedDay(layer) : null
  if (reported) return explain({ from: reported.from, to }, 'day reported on', [reported])
  return explain({ from, to }, 'article')
}

/** The tense of the cue's clause; a quotation's "will" is not the cue's, so only the cue's own group counts. */
function tenseOf(
  { cueHead, content }: Attribution,
  analysis: Analysis,
  { language }: Context,
): 'past' | 'future' | null {
  const cue = analysis.tokens[cueHead]
  if (!cue) return null
  if (cue.tag === 'VBD') return 'past'
  const words = language.lexicon('tense')
  for (let i = Math.max(0, cueHead - 3); i < cueHead; i++)
    if (words.get(analysis.tokens[i]!.lower)?.[0] === 'ahead' && !inside(content, analysis.tokens[i]!)) return 'future'
  return tenseAt(analysis, cueHead, words) === 'past' ? 'past' : null
}

/** Who speaks in the present may be about to ("speaks on Thursday"), so many days ahead. */
const SOON = 14

/**
 * Whether a time beside the cue is of what is said, since nobody has said or says anything then: it lies behind the article's last
 * day, and the cue looks back, or is of the present and the time far off ("calls on all parties to treble it by 2040").
 */
function isOfContent(
  { from }: Time,
  published: Day,
  tense: 'past' | 'future' | null,
  { cueHead }: Attribution,
  { tokens }: Analysis,
): boolean {
  if (from === null || from <= published || tense === 'future') return false
  return tense === 'past' || (/^VB[ZPG]$/.test(tokens[cueHead]?.tag ?? '') && daysBetween(published, from) > SOON)
}

/** Whether the cue is what somebody "has been" doing, or a noun in what they did: "has been vocal about", "campaigned on promises". */
function lasting({ cueHead }: Attribution, { tokens }: Analysis): boolean {
  const cue = tokens[cueHead]
  const above = cue && cue.head >= 0 ? tokens[cue.head]! : null
  if (!cue || !above) return false
  if (cue.tag.startsWith('N')) return above.tag === 'VBD' && cue.relation.startsWith('obl')
  const perfect = (t: number): boolean =>
    tokens.slice(Math.max(0, t - 3), t).some((x) => x.head === t && x.relation.startsWith('aux') && x.lemma === 'have')
  return (
    cue.tag === 'VBG' && /^(?:advcl|xcomp|ccomp)/.test(cue.relation) && above.tag.startsWith('J') && perfect(cue.head)
  )
}

const inside = (spans: readonly Span[], at: Span): boolean => spans.some((s) => s.start <= at.start && at.end <= s.end)

/** The time expression of the cue's sentence that belongs to the saying, not to what was said. */
function timeOf(attribution: Attribution, { analysis, times }: Attributed): Time | null {
  const sentence = analysis.sentences[analysis.sentenceOf[attribution.cueHead]!]
  if (!sentence) return null
  let best: Time | null = null
  let distance = Number.POSITIVE_INFINITY
  const cue = analysis.tokens[attribution.cueHead]!
  for (let i = firstAfter(times, sentence.start); i < times.length && times[i]!.start < sentence.end; i++) {
    const time = times[i]!
    if (inside(attribution.content, time) || !belongs(attribution, analysis, time)) continue
    const d = Math.abs(time.start - cue.start)
    if (d < distance) {
      best = time
      distance = d
    }
  }
  return best
}

// A time goes over to what the same speaker says next, this many sentences on.
const CARRY = 2

/** The time of the saying just before, where it is the same source's or this one's source is a pronoun, and past. */
function carriedTime(attribution: Attribution, layer: Attributed): Time | null {
  const { analysis, attributions } = layer
  const at = placeOf(attribution, attributions)
  const sentence = analysis.sentenceOf[attribution.cueHead]!
  let name = nameOf(attribution, analysis)
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    const before = attributions[i]!
    if (sentence - analysis.sentenceOf[before.cueHead]! > CARRY) return null
    const named = nameOf(before, analysis)
    if (!name || !named) return null
    if (name.tag !== 'PRP' && named.tag !== 'PRP' && name.lower !== named.lower) return null
    const [one, other] = [layer.who.at(name.start), layer.who.at(named.start)]
    if (one !== null && other !== null && one !== other) return null
    if (name.tag === 'PRP') name = named
    const time = before.depth === attribution.depth ? timeOf(before, layer) : null
    if (!time) continue
    return time.to !== null && layer.published.to !== null && time.to <= layer.published.to ? time : null
  }
  return null
}

/** The day that the sentence before opens with, where it tells nothing but how the same speaker did ("On Friday he was more guarded. “…,” he said"). */
function toldOf(
  { cueHead, sourceHead }: Attribution,
  { analysis, attributions, times, published, who }: Attributed,
): Time | null {
  const { tokens, sentences, sentenceOf } = analysis
  const speaker = sourceHead < 0 ? null : who.at(tokens[sourceHead]!.start)
  const before = sentences[sentenceOf[cueHead]! - 1]
  if (!speaker || !before || published.from === null || published.to === null) return null
  const time = times[firstAfter(times, before.start)]
  if (!time || time.start > tokens[before.first + 1]!.start || time.from === null || time.from !== time.to) return null
  if (time.to > published.to || daysBetween(time.from, published.from) > FRESH) return null
  const isTold = attributions.some((a) => sentenceOf[a.cueHead] === sentenceOf[before.first])
  return !isTold && who.within({ start: time.end, end: before.end })[0] === speaker ? time : null
}

/** Places in a list of attributions, which are asked for one after the other. */
const placesIn = new WeakMap<readonly Attribution[], ReadonlyMap<Attribution, number>>()

function placeOf(attribution: Attribution, attributions: readonly Attribution[]): number {
  const known = placesIn.get(attributions) ?? new Map(attributions.map((a, i) => [a, i]))
  placesIn.set(attributions, known)
  return known.get(attribution) ?? -1
}

/** The last word of a source's name: its head, or the last of a name that begins with it. */
function nameOf({ sourceHead }: Attribution, { tokens }: Analysis) {
  let at = sourceHead
  while (at >= 0 && tokens[at + 1]?.head === sourceHead && tokens[at + 1]!.relation === 'flat') at++
  return tokens[at] ?? null
}

const firstAfter = (times: readonly Time[], start: number): number => {
  let lo = 0
  let hi = times.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (times[mid]!.end <= start) lo = mid + 1
    else hi = mid
  }
  return lo
}

/** So far behind its cue a time stands right beside it, in tokens. */
const BESIDE = 2

/** Whether the first verb above a time is the cue, or the time modifies the source itself ("a 2019 report found"). */
function belongs({ cueHead, sourceHead, content }: Attribution, analysis: Analysis, time: Time): boolean {
  const { tokens } = analysis
  const place = tokenAt(analysis, time.start)
  const next = content.find((c) => c.start > tokens[cueHead]!.end)
  // "Said last week it had": what stands between the two, a preposition before it.
  if (next && next.start <= time.end + 1 && place > cueHead && place - cueHead <= BESIDE) return true
  let at = place
  for (let steps = 0; at >= 0 && steps < 30; steps++) {
    if (at === cueHead) return true
    const token = tokens[at]!
    if (steps > 0 && (token.tag[0] === 'V' || token.tag === 'MD')) {
      // "met on Monday and said": what is joined to the cue shares its time.
      return tokens[cueHead]!.head === at && /^(?:conj|advcl|xcomp)/.test(tokens[cueHead]!.relation) && at < cueHead
    }
    if (at === sourceHead && steps > 1) return false
    at = token.head
  }
  return false
}

function tokenAt({ tokens }: Analysis, offset: number): number {
  let lo = 0
  let hi = tokens.length - 1
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (tokens[mid]!.end <= offset) lo = mid + 1
    else hi = mid
  }
  return lo
}

const tokenBefore = (analysis: Analysis, offset: number): string =>
  analysis.tokens[tokenAt(analysis, offset) - 1]?.lower ?? ''

/** The sense of an adverb beside the cue; "has often complained and claimed": what is joined shares the adverb of the first. */
function adverbOf(
  { cueHead }: Attribution,
  analysis: Analysis,
  sense: (word: string) => string | undefined,
): string | undefined {
  const own = adverbAt(cueHead, analysis, sense)
  const cue = analysis.tokens[cueHead]
  const first = cue && /^conj/.test(cue.relation) && !ownSubject(cueHead, analysis) ? cue.head : -1
  return own ?? (first >= 0 ? adverbAt(first, analysis, sense) : undefined)
}

const ownSubject = (verb: number, { tokens }: Analysis): boolean =>
  tokens.slice(Math.max(0, verb - SUBJECT), verb).some((t) => t.head === verb && t.relation.startsWith('nsubj'))

/** How far before its verb a subject is looked for, in tokens. */
const SUBJECT = 30

/** The sense of an adverb within two words of a verb, unless it is another verb's ("who has clashed with them before, said"). */
function adverbAt(
  cueHead: number,
  analysis: Analysis,
  sense: (word: string) => string | undefined,
): string | undefined {
  for (let i = Math.max(0, cueHead - 2); i <= cueHead + 2; i++) {
    const token = analysis.tokens[i]
    if (!token || i === cueHead || analysis.sentenceOf[i] !== analysis.sentenceOf[cueHead]) continue
    const found = sense(token.lower)
    const isAnothers = token.head >= 0 && token.head !== cueHead && analysis.tokens[token.head]!.tag.startsWith('V')
    if (found && found !== 'since' && token.tag.startsWith('RB') && !isAnothers) return found
  }
  return undefined
}

// A lead's day further back than this is not what the article reports on.
const FRESH = 7
const LEAD = 4

/** The last past day the first sentences name, where the article appeared within a week of it: what it reports was said then. */
function reportedDay({ analysis, attributions, times, published, blocks }: Attributed): Time | null {
  if (published.from === null || published.to === null) return null
  const body = blocks.find((b) => b.kind === 'body')
  const first = body ? analysis.sentences.findIndex((s) => s.start >= body.start) : 0
  const lead = (first < 0 ? undefined : analysis.sentences[first + LEAD - 1]) ?? analysis.sentences.at(-1)
  let best: Time | null = null
  for (const time of times) {
    if (!lead || time.start >= lead.end) break
    if (time.from === null || time.from !== time.to || time.from > published.to) continue
    if (daysBetween(time.from, published.from) > FRESH) continue
    // "“We are ready to sit down tomorrow,” she said": it is still ahead.
    if (time.from > published.from && attributions.some((a) => inside(a.content, time))) continue
    if (!best || time.from > best.from!) best = time
  }
  return best
}

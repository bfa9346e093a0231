import type { Span, Verdict, VerifiedRun } from '@onrecord/format'
import type { Language } from '@onrecord/language'
import { diffArrays } from 'diff'
import { words } from '../words/tokens.js'
import type { QuotedWords } from './quoted.js'
import { isRestart } from './restart.js'
import { foldsOf, isSame, keyOf, type Spoken, spoken } from './spoken.js'

/** How a quotation stands to one source. */
export interface Match {
  readonly verdict: Verdict
  readonly spans: readonly Span[]
  readonly runs: readonly VerifiedRun[]
  readonly share: number
}

/** Words in a row by which places in the source are found. */
const SEED = 3
/** Words of the source that are looked at before a place, and behind it beyond twice the quotation's number. */
const BEFORE = 2
const SLACK = 12
/** Below this share of the quoted words it is another saying. */
const FOUND = 0.6
/** Source words between two quoted ones up to which they are one place. */
const GAP = 40
/** A piece of a quotation that is parted by "he said" is held against the source by itself from so many words on. */
const PIECE = 4

/** From best to worst. */
const ORDER: readonly Verdict[] = ['exact', 'cut', 'altered', 'out of order', 'not found']
const worse = (a: Verdict, b: Verdict): Verdict => (ORDER.indexOf(a) < ORDER.indexOf(b) ? b : a)

/**
 * Holds quoted words against a source: `exact` where they follow each other there, `cut` where all of them stand there in
 * that order with words left out between, `out of order` where its pieces stand there in another order, `altered` where at
 * least six tenths stand there in order, else `not found`. Case, punctuation, contractions ("I’m", "I am") and what a
 * speaker began twice do not count. Quotations of one statement parted by "he said" need not follow each other: each is
 * held against the source by itself where that fits better, and the worst of them is the verdict.
 */
export function verify(quoted: QuotedWords, report: string, source: string, language: Language): Match {
  const folds = foldsOf(language)
  const theirs = spoken(words(source), source, language)
  const ours = spoken(quoted.words, report, language)
  const one = (list: readonly Spoken[]): Match => verified(list, report, theirs, source, folds, quoted.spans)
  const whole = one(ours)
  if (whole.verdict === 'exact' || quoted.spans.length < 2) return whole
  const pieces = quoted.spans
    .map((span) => ours.filter((w) => w.start >= span.start && w.end <= span.end))
    .filter((piece) => piece.length >= PIECE)
  if (pieces.length === 0) return whole
  const apart = pieces.map(one)
  const verdict = apart.map((m) => m.verdict).reduce(worse)
  if (ORDER.indexOf(verdict) >= ORDER.indexOf(whole.verdict)) return whole
  const count = pieces.reduce((n, p) => n + p.length, 0)
  return {
    verdict,
    spans: apart.flatMap((m) => m.spans),
    runs: apart.flatMap((m) => m.runs),
    share: apart.reduce((sum, m, i) => sum + m.share * pieces[i]!.length, 0) / count,
  }
}

function verified(
  ours: readonly Spoken[],
  report: string,
  theirs: readonly Spoken[],
  source: string,
  folds: ReadonlyMap<string, string>,
  spans: readonly Span[],
): Match {
  let best = missing(ours, report, spans)
  for (const at of seedPlaces(ours, theirs, folds)) {
    const window = theirs.slice(Math.max(0, at - BEFORE), at + 2 * ours.length + SLACK)
    const match = aligned(ours, window, report, source, spans)
    if (match.share > best.share || (match.share === best.share && leftOut(match) < leftOut(best))) best = match
    if (best.verdict === 'exact') return best
  }
  if (best.share === 0) return best
  if (best.verdict !== 'cut') {
    const moved = outOfOrder(ours, theirs)
    if (moved && best.share < 1) return { ...best, verdict: 'out of order', spans: moved, share: 1 }
  }
  return best
}

/** Characters of the source between the words it shares with the quotation. */
const leftOut = ({ runs }: Match): number => runs.reduce((n, r) => n + (r.in === 'source' ? r.text.length : 0), 0)

/** Places of the source where three words of the quotation follow each other, thinned to one for each stretch. */
function seedPlaces(ours: readonly Spoken[], theirs: readonly Spoken[], folds: ReadonlyMap<string, string>): number[] {
  const keyAt = (list: readonly Spoken[], i: number): string =>
    list.slice(i, i + SEED).map((w) => keyOf(w, folds)).join(' ') // biome-ignore format: one line
  const seeds = new Map<string, number>()
  for (let i = 0; i + SEED <= ours.length; i++) seeds.set(keyAt(ours, i), i)
  const out: number[] = []
  for (let j = 0; j + SEED <= theirs.length; j++) {
    const i = seeds.get(keyAt(theirs, j))
    if (i === undefined) continue
    const start = Math.max(0, j - i)
    if (out.length === 0 || start - out.at(-1)! > SEED) out.push(start)
  }
  return out
}

function aligned(
  ours: readonly Spoken[],
  window: readonly Spoken[],
  report: string,
  source: string,
  pieces: readonly Span[],
): Match {
  const changes = diffArrays([...ours], [...window], { comparator: isSame })
  const first = changes.findIndex((c) => !c.added && !c.removed)
  const last = changes.findLastIndex((c) => !c.added && !c.removed)
  const runs: VerifiedRun[] = []
  const spans: Span[] = []
  let [i, j, same, left, gap] = [0, 0, 0, 0, 0]
  changes.forEach((change, k) => {
    const n = change.value.length
    if (change.added) {
      if (k > first && k < last) {
        runs.push({ text: source.slice(window[j]!.start, window[j + n - 1]!.end), in: 'source' })
        if (!isRestart(window, j, j + n, source)) gap += n
      }
      j += n
    } else if (change.removed) {
      runs.push({ text: stretch(ours, i, i + n, report, pieces), in: 'quotation' })
      left += n
      i += n
    } else {
      runs.push({ text: stretch(ours, i, i + n, report, pieces), in: 'both' })
      spans.push({ start: window[j]!.start, end: window[j + n - 1]!.end })
      same += n
      i += n
      j += n
    }
  })
  const share = same / ours.length
  const verdict: Verdict =
    share < FOUND || gap > Math.max(GAP, ours.length) ? 'not found' : left > 0 ? 'altered' : gap > 0 ? 'cut' : 'exact'
  return verdict === 'not found' ? { ...missing(ours, report, pieces), share } : { verdict, spans, runs, share }
}

/** The pieces of a quotation cut at its ellipses or brackets, each exactly in the source, but not in that order. */
function outOfOrder(ours: readonly Spoken[], theirs: readonly Spoken[]): Span[] | null {
  const spans: Span[] = []
  const at: number[] = []
  for (let i = 0; i < ours.length; ) {
    let best = { start: -1, length: 0 }
    for (let j = 0; j < theirs.length; j++) {
      let n = 0
      while (i + n < ours.length && j + n < theirs.length && isSame(ours[i + n]!, theirs[j + n]!)) n++
      if (n > best.length) best = { start: j, length: n }
    }
    if (best.length < SEED) return null
    spans.push({ start: theirs[best.start]!.start, end: theirs[best.start + best.length - 1]!.end })
    at.push(best.start)
    i += best.length
  }
  return at.some((place, k) => k > 0 && place < at[k - 1]!) ? spans : null
}

/** Words of a quotation as written; what stands between two of its pieces ("he said") is left out. */
function stretch(list: readonly Spoken[], from: number, to: number, text: string, pieces: readonly Span[]): string {
  const [start, end] = [list[from]!.start, list[to - 1]!.end]
  const within = pieces.filter((p) => p.start < end && start < p.end)
  return within.map((p, i) => text.slice(i === 0 ? start : p.start, i === within.length - 1 ? end : p.end)).join(' ')
}

const missing = (ours: readonly Spoken[], report: string, pieces: readonly Span[]): Match => ({
  verdict: 'not found',
  spans: [],
  runs: [{ text: stretch(ours, 0, ours.length, report, pieces), in: 'quotation' }],
  share: 0,
})

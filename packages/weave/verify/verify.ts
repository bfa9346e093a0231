import type { Span, Verdict, VerifiedRun } from '@onrecord/format'
import { diffArrays } from 'diff'
import { type Word, words } from '../words/tokens.js'
import type { QuotedWords } from './quoted.js'

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

/**
 * Holds quoted words against a source: `exact` where they follow each other there, `cut` where all of them stand there in
 * that order with words left out between, `out of order` where its pieces stand there in another order, `altered` where at
 * least six tenths stand there in order, else `not found`. Case, punctuation and the shape of apostrophes do not count.
 */
export function verify(quoted: QuotedWords, report: string, source: string): Match {
  const theirs = words(source)
  const ours = quoted.words
  const places = seedPlaces(ours, theirs)
  if (places.length === 0) return missing(ours, report)
  let best: Match = missing(ours, report)
  for (const at of places) {
    const window = theirs.slice(Math.max(0, at - BEFORE), at + 2 * ours.length + SLACK)
    const match = aligned(ours, window, report, source)
    if (match.share > best.share || (match.share === best.share && leftOut(match) < leftOut(best))) best = match
    if (best.verdict === 'exact') return best
  }
  if (best.verdict !== 'cut') {
    const moved = outOfOrder(ours, theirs)
    if (moved && best.share < 1) return { ...best, verdict: 'out of order', spans: moved, share: 1 }
  }
  return best
}

/** Characters of the source between the words it shares with the quotation. */
const leftOut = ({ runs }: Match): number => runs.reduce((n, r) => n + (r.in === 'source' ? r.text.length : 0), 0)

/** Places of the source where three words of the quotation follow each other, thinned to one for each stretch. */
function seedPlaces(ours: readonly Word[], theirs: readonly Word[]): number[] {
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

const keyAt = (list: readonly Word[], i: number): string =>
  list.slice(i, i + SEED).map((w) => w.lower).join(' ') // biome-ignore format: one line

function aligned(ours: readonly Word[], window: readonly Word[], report: string, source: string): Match {
  const changes = diffArrays(
    ours.map((w) => w.lower),
    window.map((w) => w.lower),
  )
  const first = changes.findIndex((c) => !c.added && !c.removed)
  const last = changes.findLastIndex((c) => !c.added && !c.removed)
  const runs: VerifiedRun[] = []
  const spans: Span[] = []
  let [i, j, same, left, gap] = [0, 0, 0, 0, 0]
  changes.forEach((change, k) => {
    const n = change.value.length
    if (change.added) {
      if (k > first && k < last) {
        runs.push({ text: stretch(window, j, j + n, source), in: 'source' })
        gap += n
      }
      j += n
    } else if (change.removed) {
      runs.push({ text: stretch(ours, i, i + n, report), in: 'quotation' })
      left += n
      i += n
    } else {
      runs.push({ text: stretch(ours, i, i + n, report), in: 'both' })
      spans.push({ start: window[j]!.start, end: window[j + n - 1]!.end })
      same += n
      i += n
      j += n
    }
  })
  const share = same / ours.length
  const verdict: Verdict =
    share < FOUND || gap > Math.max(GAP, ours.length) ? 'not found' : left > 0 ? 'altered' : gap > 0 ? 'cut' : 'exact'
  return verdict === 'not found' ? { ...missing(ours, report), share } : { verdict, spans, runs, share }
}

/** The pieces of a quotation cut at its ellipses or brackets, each exactly in the source, but not in that order. */
function outOfOrder(ours: readonly Word[], theirs: readonly Word[]): Span[] | null {
  const spans: Span[] = []
  const at: number[] = []
  for (let i = 0; i < ours.length; ) {
    let best = { start: -1, length: 0 }
    for (let j = 0; j < theirs.length; j++) {
      let n = 0
      while (i + n < ours.length && j + n < theirs.length && ours[i + n]!.lower === theirs[j + n]!.lower) n++
      if (n > best.length) best = { start: j, length: n }
    }
    if (best.length < SEED) return null
    spans.push({ start: theirs[best.start]!.start, end: theirs[best.start + best.length - 1]!.end })
    at.push(best.start)
    i += best.length
  }
  return at.some((place, k) => k > 0 && place < at[k - 1]!) ? spans : null
}

const stretch = (list: readonly Word[], from: number, to: number, text: string): string =>
  text.slice(list[from]!.start, list[to - 1]!.end)

const missing = (ours: readonly Word[], report: string): Match => ({
  verdict: 'not found',
  spans: [],
  runs: [{ text: stretch(ours, 0, ours.length, report), in: 'quotation' }],
  share: 0,
})

import { type Act, sliceAll } from '@onrecord/format'
import { diffArrays } from 'diff'
import type { PreparedArticle, PreparedStatement, PreparedWord } from '../prepared.js'
import { shownOf } from '../utterances/shown.js'
import { quotedRun } from '../utterances/wording.js'
import { type Lexis, massOf } from '../words/lexis.js'
import { at, contentsOf, type Found, type Match, type SideBySide, toldOf } from './report.js'
import { likeness } from './similar.js'

const ALTERED = 0.65
const QUOTED_AND_NOT = 0.42
const PARAPHRASED = 0.5
/** How a refusal or a denial was put is telling even where nobody quotes it ("dodged", "refused to confirm or deny"). */
const PUT: ReadonlySet<Act> = new Set(['decline', 'deny'])
/** A quotation is the same where so many words in a row are; it is altered where words of such weight differ within it. */
const SAME_RUN = 4
const ALTERED_MASS = 0.5
/** Where more words differ than this share of the run, two sentences were quoted, not one. */
const DIFFERENT = 0.5
/** So few words that are left out, of so much weight, change a quotation; more are a cut. */
const LEFT_OUT = 3
const LEFT_MASS = 0.25

/** A paraphrase is told where so much of it is its own, so much as in the quotation, and it says so much at all. */
const OWN_WORDS = [0.28, 0.5] as const
const ALIKE = [0.3, 0.6] as const
const TOLD = 0.7
/** Beside a quotation of so many words. */
const AT_LENGTH = 8

/** The same utterance in other words: a quotation altered, a quotation here and a paraphrase there, two paraphrases. */
export function wordingDifferences({ a, b }: SideBySide, match: Match, lexis: Lexis): Found[] {
  if (!match.utterance) return []
  const statements = [...match.a, ...match.b]
  const evidence = [at(a, contentsOf(match.a)), at(b, contentsOf(match.b))]
  const found = (rule: string, rank: number, spans = evidence): Found[] => [
    { kind: 'wording', statements, spans, rank, why: [{ rule, score: rank, evidence: spans }] },
  ]
  for (const x of match.a)
    for (const y of match.b) {
      const changed = altered(x, y)
      if (!changed) continue
      const [here, there] = [written(x, changed[0]), written(y, changed[1])]
      return found(`the same quotation in other words: ${here || 'nothing'} here, ${there || 'nothing'} there`, ALTERED)
    }
  const [quotedA, quotedB] = [isQuoted(match.a), isQuoted(match.b)]
  if (quotedA && quotedB) return []
  if (quotedA || quotedB) {
    const [told, quoting] = quotedA ? [match.b, match.a] : [match.a, match.b]
    return told.some((s) => quoting.some((q) => isReworded(s, q, lexis)))
      ? found('quoted in one report, told in the reporter’s words in the other', QUOTED_AND_NOT)
      : []
  }
  const put = match.a.find((s) => PUT.has(s.statement.act))
  const alike = put && match.b.some((s) => s.statement.act === put.statement.act)
  const told = [at(a, toldOf(match.a)), at(b, toldOf(match.b))]
  return alike && !sameCue(match) ? found('told in different words', PARAPHRASED, told) : []
}

// Told otherwise than quoted: the same thing said at length, part of it in words of the reporter's own; not a cut, which
// keeps the words, nor something else said beside it, which shares few.
function isReworded(s: PreparedStatement, q: PreparedStatement, lexis: Lexis): boolean {
  if (s.statement.depth + q.statement.depth > 0 || q.quoted.length < AT_LENGTH || s.mass < TOLD) return false
  const own = massOf([...s.terms].filter((t) => !q.terms.has(t) && !t.startsWith('@')), lexis) // biome-ignore format: one line
  const alike = likeness(s, q, lexis)
  return (
    own >= OWN_WORDS[0] * s.mass &&
    own <= OWN_WORDS[1] * s.mass &&
    alike >= ALIKE[0] &&
    alike <= ALIKE[1] &&
    (quotedRun(shownOf(s, lexis), shownOf(q, lexis))?.length ?? 0) <= SAME_RUN
  )
}

// Words as the text has them; those that follow one another in one pair of quotation marks.
const written = ({ article: { article, words } }: PreparedStatement, list: readonly PreparedWord[]): string => {
  const runs: PreparedWord[][] = []
  for (const w of list) {
    const last = runs.at(-1)
    if (last && words.indexOf(w) === words.indexOf(last.at(-1)!) + 1) last.push(w)
    else runs.push([w])
  }
  return runs.map((run) => `“${article.text.slice(run[0]!.start, run.at(-1)!.end)}”`).join(', ')
}

const isQuoted = (list: readonly PreparedStatement[]): boolean => list.some((s) => s.quoted.length >= 3)

// Whether a quotation shows that it was cut or mended.
const isMarked = (words: readonly PreparedWord[], { article: { text } }: PreparedArticle): boolean =>
  /…|\.{3}|\[/u.test(text.slice(words[0]!.start, words.at(-1)!.end))

// Whether letters of a word are left out for decency ("f***"), or words are put in by the reporter ("these (local) men").
const isMasked = (words: readonly PreparedWord[], { article: { text } }: PreparedArticle): boolean =>
  words.some((w) => /[*_]{2}/.test(text.slice(w.start - 2, w.end + 2)) || /^\(.*\)$/su.test(text.slice(w.start - 1, w.end + 1))) // biome-ignore format: one line

// Words that differ between two runs the quotations share, on either side; null where nothing of weight does.
function altered(
  { statement: x, quoted: a, article: inA }: PreparedStatement,
  { statement: y, quoted: b, article: inB }: PreparedStatement,
): readonly [PreparedWord[], PreparedWord[]] | null {
  // What is cited within a saying has a hole where it is said who said it.
  if (x.depth + y.depth > 0 || a.length < SAME_RUN || b.length < SAME_RUN) return null
  const parts = diffArrays(
    a.map((w) => w.lower),
    b.map((w) => w.lower),
  )
  const same = parts.map((p, i) => (!p.added && !p.removed && p.value.length >= 2 ? i : -1)).filter((i) => i >= 0)
  if (!parts.some((p) => !p.added && !p.removed && p.value.length >= SAME_RUN) || same.length < 2) return null
  const [first, last] = [same[0]!, same.at(-1)!]
  const out: [PreparedWord[], PreparedWord[]] = [[], []]
  let [i, j] = [0, 0]
  parts.forEach((p, k) => {
    const inside = k > first && k < last
    if (p.removed) {
      if (inside) out[0].push(...a.slice(i, i + p.value.length))
      i += p.value.length
    } else if (p.added) {
      if (inside) out[1].push(...b.slice(j, j + p.value.length))
      j += p.value.length
    } else {
      i += p.value.length
      j += p.value.length
    }
  })
  // Names are spelled in many ways; that is no other wording.
  const mass = (list: readonly PreparedWord[], { article }: PreparedArticle) =>
    list
      .filter((w) => !w.term?.startsWith('@') && !/^\p{Lu}/u.test(article.text.slice(w.start, w.end)))
      .reduce((m, w) => m + w.form.wording, 0)
  const [ofA, ofB] = [mass(out[0], inA), mass(out[1], inB)]
  const kept = parts
    .filter((p, k) => k >= first && k <= last && !p.added && !p.removed)
    .reduce((n, p) => n + p.value.length, 0)
  if (Math.max(out[0].length, out[1].length) > DIFFERENT * kept) return null
  if (isMasked(out[0], inA) || isMasked(out[1], inB)) return null
  if (ofA >= ALTERED_MASS && ofB >= ALTERED_MASS) return out
  // One word for another in a long run is another word though neither is rare ("needless", "unnecessary").
  const swapped = out[0].length === 1 && out[1].length === 1 && kept >= 2 * SAME_RUN
  if (swapped && Math.min(ofA, ofB) > 0 && ofA + ofB >= ALTERED_MASS) return out
  // A word or two left out within a quotation, without a mark that says so.
  const [left, of, cut] = out[1].length === 0 ? [out[0], ofA, b] : [out[1], ofB, a]
  const silent = out[0].length * out[1].length === 0 && left.length <= LEFT_OUT && of >= LEFT_MASS
  return silent && !isMarked(cut, out[1].length === 0 ? inB : inA) ? out : null
}

function sameCue({ a, b }: Match): boolean {
  const cues = (list: readonly PreparedStatement[]): string[] =>
    list.map(({ article: { article }, statement }) => sliceAll(article.text, statement.cue).toLowerCase())
  const there = new Set(cues(b))
  return cues(a).some((c) => there.has(c))
}

import { firstAt, type Span } from '@onrecord/format'
import type { Token } from '@onrecord/language'
import type { Referent } from './referent.js'
import type { Scene } from './scene.js'

/** What the walk knows of a mention, enough to find who speaks a quotation. */
export interface Voice {
  readonly token: number
  readonly who: Referent
  readonly subject: boolean
}

/** Who speaks the quotation `q`: the subject of a verb of saying beside it, by the mentions given. Null where nobody is found. */
export const voiceBeside = (q: Span, scene: Scene, voices: readonly Voice[]): Referent | null =>
  beside(q, scene, voices)

/**
 * Who speaks each outermost quotation: whoever stands beside it, else whoever spoke the quotation before it in the same
 * paragraph or the one it continues. Null where nobody is found.
 */
export function voicesOf(scene: Scene, voices: readonly Voice[]): (Referent | null)[] {
  const { quotations, analysis } = scene
  const out: (Referent | null)[] = quotations.all.map(() => null)
  const near = (q: Span) => {
    const from = firstVoice(voices, analysis.tokens, q.start - 500)
    let to = from
    while (to < voices.length && analysis.tokens[voices[to]!.token]!.start < q.end + 400) to++
    return voices.slice(from, to)
  }
  let before = -1
  quotations.all.forEach((q, i) => {
    out[i] = beside(q, scene, near(q))
    if (q.depth > 0) return
    if (!out[i] && q.continues >= 0) out[i] = out[q.continues] ?? null
    if (!out[i] && before >= 0 && !/\n\s*\n/.test(analysis.text.slice(quotations.all[before]!.end, q.start)))
      out[i] = out[before]!
    before = i
  })
  return out
}

function firstVoice(voices: readonly Voice[], tokens: readonly Token[], offset: number): number {
  let lo = 0
  let hi = voices.length
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (tokens[voices[mid]!.token]!.start < offset) lo = mid + 1
    else hi = mid
  }
  return lo
}

function beside(q: Span, scene: Scene, voices: readonly Voice[]): Referent | null {
  const { tokens } = scene.analysis
  const first = firstAt(tokens, q.start)
  const last = firstAt(tokens, q.end)
  // Behind it, in the sentence it ends in: “…,” she said. / “…,” said Ilse Brandt.
  const { sentences, sentenceOf } = scene.analysis
  const to = last > 0 ? Math.min(sentences[sentenceOf[last - 1]!]!.last, last + 40) : last
  const behind = verbIn(scene, last, Math.min(to, last + 14))
  if (behind >= 0) {
    const who = subjectNear(scene, voices, behind, last, to)
    if (who) return who
  }
  // Before it: Brandt said: “…”
  const sentence = sentences[sentenceOf[Math.min(first, tokens.length - 1)] ?? 0]
  // "McCrummen reports:" may stand on a line of its own before a long quotation.
  const colon = first > 0 && tokens[first - 1]!.text === ':' ? sentences[sentenceOf[first - 1]!] : undefined
  const from = (colon ?? sentence)?.first ?? 0
  for (let k = first - 1; k >= Math.max(from, first - 12); k--) {
    if (!saying(scene, k)) continue
    const who = subjectNear(scene, voices, k, from, first)
    if (who) return who
  }
  return null
}

const saying = (scene: Scene, k: number): boolean => {
  const t = scene.analysis.tokens[k]!
  return /^VB/.test(t.tag) && scene.words.saying.has(t.lemma) && scene.quotations.at(t.start) < 0
}

function verbIn(scene: Scene, from: number, to: number): number {
  for (let k = from; k < to; k++) {
    if (scene.quotations.at(scene.analysis.tokens[k]!.start) >= 0) return -1
    if (saying(scene, k)) return k
  }
  return -1
}

/** The mention nearest to a verb that can be its subject, within tokens `from` to `to`: one before it first. */
function subjectNear(scene: Scene, voices: readonly Voice[], verb: number, from: number, to: number): Referent | null {
  const { tokens } = scene.analysis
  let best: Referent | null = null
  let near = 9
  for (const v of voices) {
    if (v.token < from || v.token >= to || v.token === verb) continue
    if (scene.quotations.at(tokens[v.token]!.start) >= 0) continue
    if (/^(?:obj|iobj|obl)/.test(tokens[v.token]!.relation) && tokens[v.token]!.head === verb) continue
    const bySyntax = v.subject && tokens[v.token]!.head === verb
    const distance = bySyntax ? 0 : v.token < verb ? verb - v.token : v.token - verb + 1
    if (distance < near) {
      best = v.who
      near = distance
    }
  }
  return best
}

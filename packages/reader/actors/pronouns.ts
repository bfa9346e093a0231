import { isBody, type Referent } from './referent.js'
import { recent, type Scene } from './scene.js'
import { verbOf } from './subjects.js'
import type { PronounWord } from './words.js'

/** A pronoun where it stands. */
export interface Standing {
  readonly token: number
  readonly word: PronounWord
  readonly sentence: number
  readonly quoted: boolean
  readonly subject: boolean
  /** Whether it is the subject of a verb of saying outside quotations ("he said"). */
  readonly says: boolean
}

const REACH = 6

/**
 * Whom a pronoun of the third person means: the candidate with the best score among those named in the last sentences.
 * Recency, subjecthood, how often named, who spoke last, and gender count; whoever speaks the quotation it stands in, and
 * the subject of its own verb, are out.
 */
export function resolvePronoun(
  p: Standing,
  scene: Scene,
  spokenBy: Referent | null,
  lastSpeaker: Referent | null,
): Referent | null {
  if (p.word.number === 'p') return plural(p, scene)
  if (p.word.gender === 'n') return neuter(p, scene)
  const scores = new Map<Referent, number>()
  const seen = new Map<Referent, number>()
  const { tokens } = scene.analysis
  const verb = p.word.kind === 'object' ? tokens[p.token]!.head : -1
  let rank = 0
  for (const m of recent(scene, p.sentence, REACH)) {
    if (m.token >= p.token && m.sentence === p.sentence) continue
    const r = m.who
    if (r.type !== 'person' || (r.gender !== null && r.gender !== p.word.gender)) continue
    if (r === spokenBy) continue
    const back = p.sentence - m.sentence
    if (verb >= 0 && back === 0 && m.subject && (tokens[m.token]!.head === verb || verbOf(tokens, m.token) === verb)) {
      scores.set(r, Number.NEGATIVE_INFINITY)
      continue
    }
    const times = (seen.get(r) ?? 0) + 1
    seen.set(r, times)
    if (times > 1) {
      if (times < 5) scores.set(r, (scores.get(r) ?? 0) + 0.2)
      continue
    }
    rank++
    let score = -0.9 * back - 0.25 * rank
    if (m.subject) score += 1
    if (r.gender === null) score -= 0.6
    if (m.quoted !== p.quoted) score -= p.quoted ? 0.2 : 0.8
    if (m.pronoun && m.subject) score += 0.3
    if (p.says && r === lastSpeaker) score += 1.2
    if (p.subject && m.subject && back === 0) score += 0.5
    if (scores.get(r) !== Number.NEGATIVE_INFINITY) scores.set(r, score)
  }
  return top(scores)
}

function top(scores: ReadonlyMap<Referent, number>): Referent | null {
  let best: Referent | null = null
  let worth = -8
  for (const [r, s] of scores)
    if (s > worth) {
      best = r
      worth = s
    }
  return best
}

/** "they": a body named in this sentence or the last, unless people or things in the plural stand nearer. */
function plural(p: Standing, scene: Scene): Referent | null {
  const { tokens, sentences } = scene.analysis
  const from = sentences[Math.max(0, p.sentence - 1)]!.first
  for (const m of recent(scene, p.sentence, 1)) {
    if (m.token >= p.token) continue
    if (!isBody(m.who) || (m.who.type === 'state' && !m.subject)) continue
    for (let k = p.token - 1; k > Math.max(m.token, from); k--)
      if (/^NNP?S$/.test(tokens[k]!.tag) && tokens[k]!.relation.startsWith('nsubj')) return null
    if (m.subject || m.sentence === p.sentence) return m.who
  }
  return null
}

/** "it", "its": the nearest body in this sentence, else the subject of the last. */
function neuter(p: Standing, scene: Scene): Referent | null {
  const { tokens } = scene.analysis
  const next = tokens[p.token + 1]
  // "It is clear that …", "it's time": nothing is meant.
  if (p.word.kind === 'subject' && next && /^(?:be|seem|appear|take)$/.test(next.lemma)) return null
  let fallback: Referent | null = null
  for (const m of recent(scene, p.sentence, 1)) {
    if (m.token >= p.token || !isBody(m.who)) continue
    if (m.subject) return m.who
    if (m.sentence === p.sentence) fallback ??= m.who
  }
  return p.word.kind === 'possessive' ? fallback : null
}

import type { Token } from '@onrecord/language'
import { isBody, type Referent } from './referent.js'
import { recent, type Scene } from './scene.js'
import { verbOf, verbsAbove } from './subjects.js'
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

/** How many sentences back a pronoun looks. */
const REACH = 10

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
  const { tokens } = scene.analysis
  const own = p.word.kind === 'object' ? tokens[p.token]!.head : -1
  const verbs = verbsAbove(tokens, p.token)
  const best = new Map<Referent, number>()
  const times = new Map<Referent, number>()
  const barred = new Set<Referent>()
  const mine = p.subject ? verbOf(tokens, p.token) : -1
  const opens = p.says && scene.words.saying.has(tokens[verbOf(tokens, p.token)]?.lemma ?? '')
  // "Trump said he would meet Kim. “He’ll come around,” he said": what is quoted goes on from what was told.
  const goesOn =
    spokenBy !== null &&
    [...recent(scene, p.sentence, 1)].some((m) => m.who === spokenBy && m.subject && m.sentence < p.sentence)
  for (const m of recent(scene, p.sentence, REACH)) {
    const r = m.who
    // "He said Putin has …": a name in what a pronoun's own verb governs is somebody else's.
    if (
      m.sentence === p.sentence &&
      m.token > p.token &&
      !m.pronoun &&
      mine >= 0 &&
      verbsAbove(tokens, m.token).includes(mine)
    )
      barred.add(r)
    if ((m.token >= p.token && m.sentence === p.sentence) || r === spokenBy) continue
    if (r.type !== 'person' || (r.gender !== null && r.gender !== p.word.gender)) continue
    const back = p.sentence - m.sentence
    const verb = verbOf(tokens, m.token)
    // "Rendell told him": not Rendell.
    if (own >= 0 && back === 0 && m.subject && (tokens[m.token]!.head === own || verb === own)) barred.add(r)
    times.set(r, (times.get(r) ?? 0) + 1)
    let score = (p.says ? -0.5 : -0.9) * back - 0.25 * times.size
    if (m.subject) score += m.pronoun ? 1.3 : 1
    if (m.quoted !== p.quoted) score -= p.quoted ? 0.2 : p.says ? 2 : 0.8
    if (p.says && r === lastSpeaker && back < 4) score += 1
    if (m.fresh && back < 4) score += 0.7
    if (goesOn && back === 1) score += 0.6
    // "Lombard refused. “We take no lessons,” he said": whoever the sentence before is about.
    if (opens && back === 1 && m.subject && !m.quoted && isMain(tokens, verb)) score += ABOUT
    if (m.subject && back === 0) {
      // The subject of the verb it stands under, or of one above that.
      const above = verbs.indexOf(verb)
      if (above >= 0) score += 1.5 - 0.5 * above
      if (p.subject) score += 0.5
    }
    if (score > (best.get(r) ?? Number.NEGATIVE_INFINITY)) best.set(r, score)
  }
  for (const [r, score] of best) {
    const often = 0.2 * (Math.min(4, times.get(r)!) - 1)
    const unsure = (r.gender === null ? 0.3 : 0) + (r.known === null && r.family === '' && r.given === '' ? 0.7 : 0)
    best.set(r, barred.has(r) ? Number.NEGATIVE_INFINITY : score + often - unsure)
  }
  return top(best) ?? ahead(p, scene)
}

/** What it tells for whoever speaks that the sentence before is about them. */
const ABOUT = 1.3

/** Whether a verb is its sentence's own, not one of a clause within it. */
const isMain = (tokens: readonly Token[], verb: number): boolean =>
  verb >= 0 && /^(?:root|conj|parataxis)$/.test(tokens[verb]!.relation)

/** "In his book, Mr. McKinley says": whoever the sentence names next. */
function ahead(p: Standing, scene: Scene): Referent | null {
  for (const m of recent(scene, p.sentence, 0)) {
    const { gender, type } = m.who
    if (m.token > p.token && type === 'person' && (gender === null || gender === p.word.gender)) return m.who
  }
  return null
}

function top(scores: ReadonlyMap<Referent, number>): Referent | null {
  let best: Referent | null = null
  let worth = -30
  for (const [r, s] of scores)
    if (s > worth) {
      best = r
      worth = s
    }
  return best
}

/** "they": a body that is a subject in this sentence or the last, with nothing in the plural between. */
function plural(p: Standing, scene: Scene): Referent | null {
  const { tokens } = scene.analysis
  for (const m of recent(scene, p.sentence, 1)) {
    if (m.token >= p.token) continue
    for (let k = m.token + 1; k < p.token; k++) if (/^NNP?S$/.test(tokens[k]!.tag)) return null
    if (isBody(m.who) && m.who.type !== 'state' && (m.subject || m.sentence === p.sentence)) return m.who
  }
  return null
}

/** "it", "its": a body of this sentence or the last; the nearer, subjects and those that own something before others. */
function neuter(p: Standing, scene: Scene): Referent | null {
  const { tokens } = scene.analysis
  const next = tokens[p.token + 1]
  // "It is clear that …", "it's time": nothing is meant.
  if (p.word.kind === 'subject' && next && scene.words.emptyIt.has(next.lemma)) return null
  const verbs = verbsAbove(tokens, p.token)
  const told = relativeBefore(tokens, p.token)
  const best = new Map<Referent, number>()
  const seen = new Set<Referent>()
  for (const m of recent(scene, p.sentence, 1)) {
    if (m.token >= p.token || !isBody(m.who) || m.who.type === 'group') continue
    // "Kosovo, which it says is its own": not Kosovo.
    if (m.token === told) continue
    // "The agency reported it": not the agency.
    if (p.word.kind !== 'possessive' && !p.subject && m.subject && verbOf(tokens, m.token) === tokens[p.token]!.head)
      continue
    seen.add(m.who)
    const back = p.sentence - m.sentence
    if (back > 0 && !m.subject) continue
    const governs = back === 0 && m.subject ? verbs.indexOf(verbOf(tokens, m.token)) : -1
    const owns = tokens[m.token + 1]?.tag === 'POS'
    // "Russia will not stop until Ukraine's troops leave, its minister said": the subject of what is told before.
    const owned = tokens[tokens[p.token]!.head]
    const says = p.word.kind === 'possessive' && owned?.relation.startsWith('nsubj') && owned.head === verbs[0]
    const verb = verbOf(tokens, m.token)
    const governed = says && m.subject && back === 0 && (governs === 1 || tokens[verb]?.head === verbs[0])
    const score =
      -0.35 * seen.size -
      0.8 * back +
      (m.subject ? 0.4 : 0) +
      (owns ? 0.4 : 0) +
      (governed ? 1 : governs >= 0 ? 0.6 - 0.2 * governs : 0) +
      // "The bank said no. It urged them to wait."
      (p.says && back > 0 ? 0.3 : 0)
    if (score > (best.get(m.who) ?? Number.NEGATIVE_INFINITY)) best.set(m.who, score)
  }
  const who = top(best)
  return p.word.kind === 'possessive' || (who && best.get(who)! > -0.6) ? who : null
}

/** The token before a relative pronoun, and the comma before it, behind which a pronoun stands ("Kosovo, which it says"); -1 for none. */
function relativeBefore(tokens: readonly Token[], at: number): number {
  if (!/^W(?:DT|P)$/.test(tokens[at - 1]?.tag ?? '')) return -1
  return tokens[at - 2]?.text === ',' ? at - 3 : at - 2
}

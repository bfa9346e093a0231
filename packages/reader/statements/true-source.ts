import type { Time } from '@onrecord/format'
import type { Stretch } from './content-candidates.js'
import type { Judged } from './decode.js'
import { trimmed } from './pieces.js'
import { REL, subjectOf } from './syntax.js'
import { isPunctuation, NAME, POS, type View } from './view.js'

/**
 * A proposal with the source that the form of its sentence gives, where the tree took another for it: whoever stands right before
 * the verb, speaks behind a restrictive clause or is asked. `times` are the article's.
 */
export function withTrueSource(v: View, p: Judged, times: readonly Time[]): Judged {
  if (p.form || p.source === null) return p
  return bracketed(v, whole(v, timeless(v, ofSubject(v, before(v, unasked(v, p))), times)))
}

/** "Brandt, asked whether she would go, said …": nobody is told to have asked. */
function unasked(v: View, p: Judged): Judged {
  const { source, cue, pieces } = p
  const { tokens } = v.analysis
  const [from, to] = cue.stretch
  if (!source || to - from !== 1 || !/^VB[DN]$/.test(tokens[from]!.tag) || source[1] !== from - 1) return p
  if (tokens[from - 1]!.text !== ',' || source[1] - source[0] > 5 || !/^(?:IN|W)/.test(tokens[to]?.tag ?? '')) return p
  const end = pieces.at(-1)![1]
  const goesOn = tokens[end]?.text === ',' && /^(?:VB[DZP]|MD)$/.test(tokens[end + 1]?.tag ?? '')
  return goesOn && pieces.length === 1 ? { ...p, source: null, sourceHead: -1 } : p
}

/** "In a letter seen by the BBC, Olsen | urged Brandt to wait": whoever is named right before the verb, not whoever stands behind it. */
function before(v: View, p: Judged): Judged {
  const { source, cue, pieces } = p
  const [from, to] = cue.stretch
  const first = pieces[0]
  if (!source || source[0] !== to || v.pos[cue.head] !== POS.verb || v.quote[from]! >= 0 || !first) return p
  if (first[0] < source[1] || v.sentence[first[0]] !== v.sentence[from] || v.analysis.tokens[first[0]]!.tag !== 'TO')
    return p
  if (from === v.first(from) || v.name[from - 1] !== NAME.person || v.quote[from - 1]! >= 0) return p
  let a = from - 1
  while (a > v.first(from) && (v.name[a - 1] === NAME.person || v.pos[a - 1] === POS.proper)) a--
  return { ...p, source: [a, from], sourceHead: a, pieces: [[source[0], first[1]], ...pieces.slice(1)] }
}

/**
 * "Brandt turned on ministers who want money, saying …": a participle behind a comma is what the sentence’s subject does, not whom a
 * restrictive clause describes; "…, one of them said, asking not to be named": what whoever said it does.
 */
function ofSubject(v: View, p: Judged): Judged {
  const { source, cue } = p
  const { tokens } = v.analysis
  const at = cue.stretch[0]
  if (
    !source ||
    tokens[cue.head]!.tag !== 'VBG' ||
    tokens[at - 1]?.text !== ',' ||
    source[0] >= at ||
    v.quote[at]! >= 0
  )
    return p
  const said = at - 2
  if (said > v.first(at) && /^VB[DZ]$/.test(tokens[said]!.tag)) {
    const s = subjectOf(v, said)
    const [a, b] = s >= 0 && s < said ? phraseOf(v, s, said) : [0, 0]
    // A quotation, or a clause of its own, is what was said.
    const told = a > v.first(at) + 1 && isPunctuation(v, a - 1)
    if (told && b === said && s !== p.sourceHead) return { ...p, source: [a, b], sourceHead: s }
  }
  const who = source[0]
  if (source[1] - who !== 1 || !/^W(?:P|DT)$/.test(tokens[who]!.tag) || isPunctuation(v, who - 1)) return p
  let verb = v.head[who]!
  while (verb >= 0 && v.relation[verb] !== REL.relative) verb = v.head[verb]!
  // The verb of the clause that holds whom it describes.
  verb = verb < 0 ? -1 : v.head[verb]!
  while (verb >= 0 && v.pos[verb] !== POS.verb) verb = v.head[verb]!
  const s = verb < 0 ? -1 : subjectOf(v, verb)
  if (s < 0 || s >= who) return p
  const [a, b] = phraseOf(v, s, verb)
  return a < b ? { ...p, source: [a, b], sourceHead: s } : p
}

/** A subject as it is written, no further than a token, without what only ties it to the rest. */
function phraseOf(v: View, s: number, limit: number): Stretch {
  let [a, b] = trimmed(v, v.lo[s]!, Math.min(v.hi[s]!, limit))
  while (a < s && (v.relation[a] === REL.case || v.relation[a] === REL.coordinator || v.relation[a] === REL.marker)) a++
  return [a, b]
}

/** "In March Gen Brandt told troops": the month is when. */
function timeless(v: View, p: Judged, times: readonly Time[]): Judged {
  const { source } = p
  if (!source || source[1] - source[0] < 2) return p
  const { tokens } = v.analysis
  const at = tokens[source[0]]!.tag === 'IN' ? source[0] + 1 : source[0]
  if (!/^NNP?$/.test(tokens[at]!.tag) || tokens[at - 1]?.tag !== 'IN') return p
  const { start } = tokens[at]!
  const time = times.find((t) => t.start <= start && t.end > start)
  if (!time) return p
  let from = at
  while (from < source[1] && tokens[from]!.start < time.end) from++
  if (tokens[from]?.tag === 'POS') return p
  return from < source[1] && p.sourceHead >= from ? { ...p, source: [from, source[1]] } : p
}

/** "The attorney | general, Karl Weber": a noun that breaks off from those it is made of. */
function whole(v: View, p: Judged): Judged {
  const { source, cue, pieces } = p
  if (!source) return p
  const { tokens } = v.analysis
  const first = v.first(source[0])
  const before = tokens[source[0] - 1]
  // "Rebel | MP Karl Weber": taken for another subject of the same verb.
  if (source[0] === first + 1 && before?.tag === 'NN' && v.head[first] === cue.head && /^nsubj/.test(before.relation))
    return { ...p, source: [first, source[1]] }
  if (tokens[source[0]]!.tag !== 'NN' || tokens[source[0] - 1]?.tag !== 'NN' || source[0] === first) return p
  let a = source[0]
  while (a > first && /^(?:NN|JJ|DT|NNP|POS)$/.test(tokens[a - 1]!.tag)) a--
  const taken = [cue.stretch, ...pieces].some(([x, y]) => x < source[0] && a < y)
  return taken ? p : { ...p, source: [a, source[1]] }
}

/** "The head of the Gulf Fishing Association (GFA | )", "(| PPP |)": a short form in brackets is no source without its bracket, nor without what it is short for. */
function bracketed(v: View, p: Judged): Judged {
  const { source, cue, pieces } = p
  if (!source) return p
  const { tokens } = v.analysis
  const [from, to] = source
  const first = v.first(from)
  let open = to - 1
  while (open >= first && !/^[()]$/.test(tokens[open]!.text)) open--
  if (tokens[to]?.text !== ')' || tokens[open]?.text !== '(' || open < first) return p
  let a = Math.min(from, open)
  if (a === open) while (a > first && (PHRASE.test(tokens[a - 1]!.tag) || tokens[a - 1]!.lower === 'of')) a--
  if (a === open) return p
  const taken = [cue.stretch, ...pieces].some(([x, y]) => x < to + 1 && a < y)
  if (taken) return p
  // What "of" follows is what it is of.
  const isOf = (i: number): boolean => i === open - 1 || (v.pos[i] === POS.noun && tokens[i + 1]!.lower === 'of')
  let { sourceHead } = p
  if (sourceHead >= open) for (sourceHead = a; !isOf(sourceHead); ) sourceHead++
  return { ...p, source: [a, to + 1], sourceHead }
}

/** Tags of what may stand within a noun phrase. */
const PHRASE = /^(?:NN|JJ|DT|CD|POS|PRP\$|VBG)/

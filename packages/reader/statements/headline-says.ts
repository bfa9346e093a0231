import type { Language } from '@onrecord/language'
import type { Peopled } from '../layers.js'
import type { Stretch } from './content-candidates.js'
import type { Form } from './fixed.js'
import { hasVerb, trimmed } from './pieces.js'
import { isPunctuation, POS, type View } from './view.js'

/** How many tokens whoever is named at a headline's end may have. */
const NAMED = 9
/** How many tokens at least were said before. */
const SAID = 3

const DASH = /^(?:[–—―-]|--+)$/

/**
 * Headlines that end with who says them: "Toll to go by spring, says minister", "Toll ‘a disgrace’ – Brandt"; what stands behind a
 * colon ("…, says Brandt: ‘We are not done’") was said too.
 */
export function headlineSays(v: View, layer: Peopled, language: Language): Form[] {
  const { analysis, blocks } = layer
  return analysis.sentences.flatMap(({ first, last, block }) => {
    if (blocks[block]?.kind !== 'headline') return []
    const [, end] = trimmed(v, first, last)
    let colon = end - 1
    while (colon > first && !(analysis.tokens[colon]!.text === ':' && v.quote[colon]! < 0)) colon--
    const behind = trimmed(v, colon, end)
    const parts =
      colon > first ? saysAt(v, first, colon, behind, language) : saysAt(v, first, end, [end, end], language)
    return parts ?? signedAt(v, first, end, layer, language) ?? []
  })
}

/** "…, says the minister": its last comma, with a verb of saying and nothing but a noun phrase behind it, up to a dash or another comma. */
function saysAt(v: View, first: number, end: number, behind: Stretch, language: Language): Form | null {
  const { tokens } = v.analysis
  const verbs = language.lexicon('saying-verbs')
  for (let verb = end - 2; verb >= first + SAID; verb--) {
    const { tag, lemma } = tokens[verb]!
    if (tokens[verb - 1]!.text !== ',' || v.quote[verb]! >= 0 || !/^VB[ZD]$/.test(tag) || !verbs.has(lemma)) continue
    let to = verb + 1
    while (to < end && !isPunctuation(v, to) && !DASH.test(tokens[to]!.text)) to++
    // "…, says Brandt, as drivers pay more"
    const aside = to < end && (DASH.test(tokens[to]!.text) || tokens[to + 1]?.tag === 'IN')
    if ((to < end && !aside) || !isPhrase(v, verb + 1, to)) return null
    return form(v, verb, [verb + 1, to], aside ? [[first, verb - 1]] : [[first, verb - 1], behind])
  }
  return null
}

/** "… – Brandt", "…: deputy leader": a person or an office behind its last dash or colon. */
function signedAt(v: View, first: number, end: number, { actors, who }: Peopled, language: Language): Form | null {
  const { tokens, text } = v.analysis
  for (let mark = end - 2; mark >= first + SAID && mark >= end - NAMED; mark--) {
    const { start, text: sign } = tokens[mark]!
    if (sign !== ':' && !(DASH.test(sign) && /\s/.test(text[start - 1]!))) continue
    if (!isPhrase(v, mark + 1, end) || (v.quote[mark - 1]! < 0 && !isClause(v, first, mark))) return null
    const id = who.of([{ start: tokens[mark + 1]!.start, end: tokens[end - 1]!.end }])
    const isPerson = id !== null && actors.find((a) => a.id === id)?.type === 'person'
    const { lower } = tokens[end - 1]!
    if (!isPerson && !SPEAKERS.some((list) => language.lexicon(list).has(lower))) return null
    return form(v, mark, [mark + 1, end], [[first, mark]])
  }
  return null
}

/** Lexicons of who may sign without a name: offices, "police", "union". */
const SPEAKERS = ['roles', 'vague-sources', 'organisation-words'] as const

/** Whether a headline has a verb: a finite one, or "to sail again in May". */
const isClause = (v: View, from: number, to: number): boolean =>
  hasVerb(v, from, to) || v.analysis.tokens.slice(from + 1, to).some((t) => t.tag === 'TO' && t.relation === 'mark')

/** Whether a stretch is a noun phrase alone: no verb, no quotation, no name of its own behind a comma. */
function isPhrase(v: View, from: number, to: number): boolean {
  let nominal = false
  for (let i = from; i < to; i++) {
    if (v.quote[i]! >= 0 || v.pos[i] === POS.modal || v.pos[i] === POS.verb || isPunctuation(v, i)) return false
    nominal ||= v.pos[i] === POS.noun || v.pos[i] === POS.proper
  }
  return nominal
}

/** The form, with its source's head: the last noun before a preposition. */
function form(v: View, head: number, source: Stretch, content: readonly Stretch[]): Form {
  let sourceHead = source[0]
  for (let i = source[0]; i < source[1] && v.pos[i] !== POS.adposition; i++)
    if (v.pos[i] === POS.noun || v.pos[i] === POS.proper) sourceHead = i
  return { head, cue: [head, head + 1], source, sourceHead, content, probability: 0.99, form: 'headline' }
}

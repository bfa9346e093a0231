import type { Analysis, Language } from '@onrecord/language'
import { type Item, itemsOf, LETTER } from './items.js'
import { Matched } from './matched.js'
import type { Expression } from './meaning.js'
import { ANY_PATTERN, PATTERNS } from './patterns.js'

const SKIP: ReadonlySet<string> = new Set([
  LETTER.other,
  LETTER.comma,
  LETTER.stop,
  LETTER.and,
  LETTER.own,
  LETTER.dash,
  LETTER.of,
])

/** All time expressions of an analysis in order; none overlaps another. */
export function findTimes(analysis: Analysis, language: Language): Expression[] {
  const { items, letters } = itemsOf(analysis, language)
  const out: Expression[] = []
  for (let at = 0; at < items.length; ) {
    if (SKIP.has(letters[at]!)) {
      at++
      continue
    }
    const found = matchAt(items, letters, at)
    if (!found) {
      at++
      continue
    }
    out.push(found.expression)
    at = found.next
  }
  return out
}

function matchAt(items: readonly Item[], letters: string, at: number): { expression: Expression; next: number } | null {
  ANY_PATTERN.lastIndex = at
  if (!ANY_PATTERN.test(letters)) return null
  for (const { name, letters: pattern, meaning } of PATTERNS) {
    pattern.lastIndex = at
    const m = pattern.exec(letters)
    if (!m) continue
    const next = at + m[0].length
    const matched = new Matched(items.slice(at, next), items[at - 1], items[next])
    const says = meaning(matched)
    if (!says || !plausible(says.kind, matched)) continue
    const first = matched.items[0]!.first
    const last = matched.items.at(-1)!.last
    return {
      expression: {
        start: first.start,
        end: last.end,
        meaning: says,
        first: first.token.index,
        last: last.token.index,
        rule: name,
      },
      next,
    }
  }
  return null
}

/** Refuses names and counts that look like times: "May said", "April Ryan", "2000 troops". */
function plausible(kind: string, m: Matched): boolean {
  const [only] = m.items
  // "people of tomorrow", "a brighter tomorrow"
  if (only?.kind === 'deictic' && (m.before?.kind === 'of' || m.before?.last.token.tag === 'JJR')) return false
  if (m.items.length > 1 || !only) return true
  const led = m.before && LEADS.has(m.before.kind)
  if (kind === 'month') {
    const word = only.first.text
    const short = /^(?:May|March|Mar\.?|Jan|Dec|Jun|Jul|Apr|Sep)$/.test(word)
    const nameBehind = m.after?.kind === 'other' && /^\p{Lu}\p{Ll}/u.test(m.after.first.text)
    const nameBefore = m.before?.kind === 'other' && /^\p{Lu}\p{Ll}/u.test(m.before.first.text)
    if (led) return true
    if (nameBefore && only.first.token.tag === 'NNP' && m.after?.kind !== 'other') return !short
    return !(short || nameBehind) || (m.after?.kind === 'own' && !short)
  }
  if (only.kind === 'year') {
    const year = only.number
    if (/^[$€£#¥]$/.test(m.before?.last.text ?? '')) return false
    if (m.after && (m.after.kind === 'units' || m.after.first.text === '%')) return false
    if (led) return year >= 1500
    if (m.after?.first.token.tag === 'NNS') return false
    return year >= 1800 && year <= 2060
  }
  return true
}

const LEADS: ReadonlySet<string> = new Set([
  'in',
  'preposition',
  'range',
  'of',
  'shift',
  'edge',
  'the',
  'own',
  'direction',
])

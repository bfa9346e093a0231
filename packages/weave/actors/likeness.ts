import type { Reason } from '@onrecord/format'
import { type Likeness, samePerson } from '@onrecord/knowledge'
import { byText } from '../ids.js'
import { calledEvidence, type Person } from './person.js'

/** From here on two names are taken for one person's without being asked. */
export const LINKED = 0.9
// What a calling or company that both have adds, and what callings of different fields leave.
const SHARED = 0.12
const NAMESAKE = 0.3

type Forms = Parameters<typeof samePerson>[2]

/** How likely two names of different spelling are one person's: the names, then what their bearers are called and stand beside. */
export function likeness(a: Person, b: Person, forms: Forms): { readonly score: number; readonly why: Reason[] } {
  const names: Likeness = samePerson({ name: a.name }, { name: b.name }, forms)
  if (names.score === 0) return { score: 0, why: [] }
  const why: Reason[] = [{ rule: names.reason, score: names.score }]
  const evidence = [...calledEvidence(a), ...calledEvidence(b)]
  const calling = a.callings.find((c) => b.callings.includes(c))
  const company = [...a.company].filter((id) => b.company.has(id)).sort(byText)[0]
  if (calling !== undefined) why.push({ rule: `both ${calling}`, score: SHARED, evidence })
  if (company !== undefined) why.push({ rule: `both beside ${company}`, score: SHARED })
  const shared = why.length > 1
  const apart = a.fields.size > 0 && b.fields.size > 0 && ![...a.fields].some((f) => b.fields.has(f))
  if (apart && !shared) {
    why.push({ rule: `namesakes: ${a.callings.join(', ')}; ${b.callings.join(', ')}`, score: NAMESAKE, evidence })
    return { score: rounded(names.score * NAMESAKE), why }
  }
  return { score: rounded(Math.min(1, names.score + (shared ? SHARED : 0))), why }
}

/** Whether two names may be one person's, whatever else is known of them. */
export const mayBeLinked = (a: Pick<Person, 'name'>, b: Pick<Person, 'name'>, forms: Forms): boolean =>
  rounded(samePerson({ name: a.name }, { name: b.name }, forms).score + SHARED) >= LINKED

const rounded = (score: number): number => Math.round(score * 100) / 100

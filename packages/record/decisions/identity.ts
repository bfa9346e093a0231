import { createHash } from 'node:crypto'
import type { Decision, DecisionId, Ruling } from '@onrecord/format'

/** JSON with the keys in order, so that the same content gives the same characters. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
}

/** A decision's id: SHA-256 over its content, 128 bits as hex. */
export function decisionId(decision: Omit<Decision, 'id'>): DecisionId {
  const { id: _, ...content } = decision as Decision
  return createHash('sha256').update(canonical(content)).digest('hex').slice(0, 32)
}

/** A ruling with who and when, under the id of its content. */
export function decision(ruling: Ruling, by: string, at: string): Decision {
  const content = { at, by, ...ruling }
  return { id: decisionId(content), ...content }
}

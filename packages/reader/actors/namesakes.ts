import { slug } from '@onrecord/format'
import { fold } from '@onrecord/knowledge'
import type { Token } from '@onrecord/language'
import { calledBeside } from './called.js'
import type { Found } from './found.js'
import type { Referent } from './referent.js'
import type { Words } from './words.js'

/** How far behind a name its bearer's calling may stand, in tokens. */
const REACH = 14

/** A calling told beside a name, and the field it is of. */
export interface Told {
  readonly calling: string
  readonly field: string
}

/** The first calling of a field that is told beside a name, or null. What is over ("a former judge") tells nobody apart. */
export function toldBeside(f: Found, tokens: readonly Token[], words: Words): Told | null {
  for (const { start, end } of calledBeside(tokens, f.first, f.last, Math.min(tokens.length, f.last + REACH), words)) {
    const near = tokens
      .slice(Math.max(0, f.first - REACH), f.last + REACH)
      .filter((t) => t.start >= start && t.end <= end)
    if (near.some((t) => words.grammar.get(t.lower) === 'past')) continue
    const calling = near.at(-1)?.lower ?? ''
    const field = words.callings.get(calling)
    if (field) return { calling, field }
  }
  return null
}

/**
 * The id of another bearer of a name than the one it would mean: a stranger whose calling is of another field than the one
 * told of them in the article, or somebody of a trade who bears the name of a person everybody knows. Null where it is them.
 */
export function namesakeId(told: Told | null, other: Referent): string | null {
  if (!told || other.type !== 'person') return null
  const apart = other.known
    ? told.field === 'trades' && other.known.offices.length > 0
    : other.fields.size > 0 && !other.fields.has(told.field)
  return apart ? slug(`${fold(other.name)} ${told.calling}`) : null
}

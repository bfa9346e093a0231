import type { Quantity } from '@onrecord/format'
import type { Surroundings } from './counts.js'
import { currencyAt, signBefore } from './money.js'
import { type Numeral, numeralAt } from './numerals.js'
import { counted } from './unit.js'

/** Reads on from a numeral to its range, share, currency or noun. Gives the quantity and the atom to go on from. */
export function readQuantity(
  numeral: Numeral,
  around: Surroundings,
  explain: boolean,
): { readonly quantity: Quantity; readonly next: number } {
  const { atoms, measures, money } = around
  const sign = signBefore(atoms, numeral.first, money)
  const range = rangeFrom(numeral, around)
  const end = range ? range.last : numeral.last
  let value = numeral.value
  let high = range?.value
  let unit = ''
  let last = end
  let rule = 'number'
  const sense = (k: number) => measures.get(atoms[k]?.lower ?? '')?.[0]
  const glue = /^[-‑–]$/.test(atoms[end]?.text ?? '') && atoms[end]!.start === atoms[end - 1]!.end ? 1 : 0
  const share = numeral.kind === 'number' && !range ? shareIn(numeral, around) : null
  if (share) {
    value = share.value
    last = share.last
    unit = PERCENT
    rule = 'share'
  } else if (sense(end + glue) === 'percent') {
    const points = /^points?$/.test(atoms[end + glue + 1]?.lower ?? '') ? 1 : 0
    unit = points ? `percentage ${atoms[end + glue + 1]!.lower.replace(/s?$/, 's')}` : PERCENT
    last = end + glue + 1 + points
    rule = 'percent'
  } else if (numeral.kind === 'fraction') {
    value = Math.round(value * 1000) / 10
    unit = PERCENT
    rule = 'fraction'
  } else if (numeral.kind === 'multiple') unit = TIMES
  else if (sense(end + glue) === 'figures' && !sign && value < 15) {
    const digits = value
    value = 10 ** (digits - 1)
    high = 10 ** digits - 1
    unit = money.get('$')![1]!
    last = end + glue + 1
    rule = 'figures'
  } else if (sign) {
    unit = sign.unit
    rule = 'money'
  } else {
    const currency = currencyAt(atoms, end + glue, money)
    const noun = currency
      ? null
      : counted(around.analysis, atoms[numeral.first]!.token, atoms[end + glue]?.token.index ?? Number.MAX_SAFE_INTEGER)
    if (currency) {
      unit = currency
      last = end + glue + 1
      rule = 'money'
    } else if (glue && /^\p{L}{2,}$/u.test(atoms[end + 1]?.text ?? '')) {
      // "a ten-point lead" counts points.
      unit = plural(atoms[end + 1]!.lower, around)
      last = end + 2
      rule = 'hyphenated noun'
    } else if (noun) {
      unit = noun.lower
      while (last < atoms.length && atoms[last]!.end <= noun.end) last++
      rule = 'counted noun'
    }
  }
  const start = sign ? atoms[sign.first]!.start : atoms[numeral.first]!.start
  const quantity: Quantity = {
    start,
    end: atoms[last - 1]!.end,
    value,
    ...(high !== undefined && { high }),
    unit,
    ...(explain && { why: { rule } }),
  }
  return { quantity, next: Math.max(end, rule === 'share' || rule === 'percent' ? last : end) }
}

const PERCENT = 'percent'
const TIMES = 'times'

/** Units of time stand in the plural ("14-year" counts years). */
const plural = (unit: string, { calendar }: Surroundings): string =>
  calendar.get(unit)?.[0] === 'unit' && calendar.get(`${unit}s`)?.[0] === 'units' ? `${unit}s` : unit

/** The upper end of a range: "two to three weeks", "10-15 people", "between 5 and 10"; it must be the larger. */
function rangeFrom(numeral: Numeral, { atoms, numbers, measures }: Surroundings): Numeral | null {
  if (numeral.kind !== 'number') return null
  const link = atoms[numeral.last]
  if (!link || measures.get(link.lower)?.[0] !== 'to') return null
  const to = numeral.last + 1 < atoms.length ? numeralAt(atoms, numeral.last + 1, numbers) : null
  if (to?.kind !== 'number' || to.value <= numeral.value) return null
  const opened = measures.get(atoms[numeral.first - 1]?.lower ?? '')?.[0] === 'between'
  const joined = /^\p{L}+$/u.test(link.text) && link.token.tag === 'CC'
  return joined && !opened ? null : to
}

/** "eight of 10 voters", "nine out of ten", "one in five": a count out of a round whole, as percent. */
function shareIn(
  numeral: Numeral,
  { atoms, numbers, measures, analysis }: Surroundings,
): { value: number; last: number } | null {
  let at = numeral.last
  const out = measures.get(atoms[at]?.lower ?? '')?.[0] === 'out'
  if (out) at++
  const part = atoms[at]
  if (!part || measures.get(part.lower)?.[0] !== 'part') return null
  const whole = at + 1 < atoms.length ? numeralAt(atoms, at + 1, numbers) : null
  if (whole?.kind !== 'number' || whole.value <= numeral.value || whole.value > 1000) return null
  if (!out && whole.value > 100) return null
  const next = atoms[whole.last]
  // "two in 24 hours" is no share.
  if (
    next &&
    !out &&
    analysis.tokens[next.token.index]!.tag === 'NNS' &&
    numeral.value > 1 &&
    part.lower.startsWith('i')
  )
    return null
  return { value: Math.round((1000 * numeral.value) / whole.value) / 10, last: whole.last }
}

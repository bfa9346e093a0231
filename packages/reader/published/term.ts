import { dayNumber } from '@onrecord/format'
import type { Office } from '@onrecord/knowledge'
import { BEGIN, best, type Steps, step } from './steps.js'

// Days to the end of a term, after its end and before its beginning from which each weight holds.
export const TO_END = [0, 15, 46, 91, 181, 366, 731]
const AFTER = [1, 16, 91, 401, 1201]
const BEFORE = [1, 31, 121, 401]

/** Weights of a table of terms: days to the end, a term without an end, days after it, days before it. */
export const TERMS = TO_END.length + 1 + AFTER.length + BEFORE.length

/** How each day lies to the terms of some offices, as weights of the table that begins at `base`; the best term counts. */
export const terms = (offices: readonly Office[], base: number): Steps => best(offices.map((o) => term(o, base)))

function term(office: Office, base: number): Steps {
  const steps: number[] = []
  const first = office.from ? dayNumber(office.from) : BEGIN
  const before = base + TO_END.length + 1 + AFTER.length
  if (first !== BEGIN)
    for (let i = BEFORE.length - 1; i >= 0; i--)
      step(steps, i === BEFORE.length - 1 ? BEGIN : first - BEFORE[i + 1]! + 1, before + i)
  if (!office.to) {
    step(steps, first, base + TO_END.length)
    return steps
  }
  const last = dayNumber(office.to)
  for (let i = TO_END.length - 1; i >= 0; i--) {
    const from = i === TO_END.length - 1 ? first : Math.max(first, last - TO_END[i + 1]! + 1)
    if (from <= last - TO_END[i]!) step(steps, from, base + i)
  }
  AFTER.forEach((days, i) => {
    step(steps, last + days, base + TO_END.length + 1 + i)
  })
  return steps
}

import type { Lexicon } from '@onrecord/language'
import type { Atom } from './atoms.js'

/** The currency a sign before atom `at` names, and the atom the sign begins with; null where there is none. Takes en/money. */
export function signBefore(atoms: readonly Atom[], at: number, money: Lexicon): { unit: string; first: number } | null {
  const sign = atoms[at - 1]
  if (!sign) return null
  const letters = atoms[at - 2]
  if (letters && letters.end === sign.start) {
    const both = money.get(letters.lower + sign.lower)
    if (both?.[0] === 'sign') return { unit: both[1]!, first: at - 2 }
  }
  const found = money.get(sign.lower)
  return found?.[0] === 'sign' ? { unit: found[1]!, first: at - 1 } : null
}

/** The currency a word at atom `at` names, as a unit; null where it names none. */
export function currencyAt(atoms: readonly Atom[], at: number, money: Lexicon): string | null {
  const found = money.get(atoms[at]?.lower ?? '')
  return found?.[0] === 'word' ? found[1]! : null
}

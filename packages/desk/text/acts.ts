import type { Act, StatementKind } from '@onrecord/format'

/** Acts that mean much the same to a reader share a colour and a shape. From the most cooperative to the least. */
export const FAMILIES = ['gives', 'agrees', 'tells', 'asks', 'opposes', 'withholds'] as const
export type Family = (typeof FAMILIES)[number]

interface Wording {
  readonly family: Family
  /** After a name: `Ilse Brandt promised`. */
  readonly past: string
  /** Where the article says that it did not happen. */
  readonly negated: string
}

const WORDINGS: Readonly<Record<Act, Wording>> = {
  promise: { family: 'gives', past: 'promised', negated: 'did not promise' },
  offer: { family: 'gives', past: 'offered', negated: 'did not offer' },
  praise: { family: 'agrees', past: 'praised', negated: 'did not praise' },
  support: { family: 'agrees', past: 'supported', negated: 'did not support' },
  say: { family: 'tells', past: 'said', negated: 'did not say' },
  believe: { family: 'tells', past: 'believed', negated: 'did not believe' },
  expect: { family: 'tells', past: 'expected', negated: 'did not expect' },
  ask: { family: 'asks', past: 'asked', negated: 'did not ask' },
  demand: { family: 'asks', past: 'demanded', negated: 'did not demand' },
  criticise: { family: 'opposes', past: 'criticised', negated: 'did not criticise' },
  warn: { family: 'opposes', past: 'warned', negated: 'did not warn' },
  reject: { family: 'opposes', past: 'rejected', negated: 'did not reject' },
  deny: { family: 'withholds', past: 'denied', negated: 'did not deny' },
  decline: { family: 'withholds', past: 'declined to answer', negated: 'did not answer' },
}

/** What the acts of a family have in common, for the legend. */
export const FAMILY_NAMES: Readonly<Record<Family, string>> = {
  gives: 'promises, offers',
  agrees: 'praises, supports',
  tells: 'says, believes, expects',
  asks: 'asks, demands',
  opposes: 'criticises, warns, rejects',
  withholds: 'denies, declines',
}

export const familyOf = (act: Act): Family => WORDINGS[act].family

/** The act in words, after the speaker's name. */
export const showAct = (act: Act, negated = false): string => (negated ? WORDINGS[act].negated : WORDINGS[act].past)

const KINDS: Readonly<Record<StatementKind, string>> = {
  direct: 'quoted word for word',
  indirect: 'in the reporter’s words',
  mixed: 'partly quoted',
}
export const showKind = (kind: StatementKind): string => KINDS[kind]

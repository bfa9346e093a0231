import type { Day } from '@onrecord/format'

/** Which articles leave the record; what is named must all be so. One thing at least is named. */
export interface ForgetRule {
  /** Appeared before this day for certain; what has no date stays. */
  readonly before?: Day
  readonly outlet?: string
  /** A story's id. */
  readonly story?: string
}

/** What keeps a record safe, beside asking it. */
export interface Keeping {
  /**
   * Writes a copy of the record as it is at this moment to a file that is not there yet, while it is read and written.
   * The copy is there whole or not at all.
   */
  backup(to: string): Promise<void>
  /**
   * Puts back what a backup holds, in one transaction: whoever has the record open sees either all of the old or all of
   * the new. A backup of an older program is brought up to date first; one that is not whole is refused.
   */
  restore(from: string): Promise<void>
  /** Makes everything that is asked of the record anew out of the readings and decisions it keeps. Gives what it did. */
  rebuild(): Promise<string[]>
  /**
   * Lays out better what grew piece by piece or was written by an older program, in transactions of a moment, so that
   * others go on asking and adding: pieces of the index of words become one, texts are packed. It may end anywhere and
   * goes on the next time. `told` is given a line now and then, of how far it came.
   */
  tidy(told?: (line: string) => void): Promise<void>
  /** Names of the articles a rule means, in order of date. */
  forgettable(rule: ForgetRule): Promise<string[]>
  /**
   * Lets the articles a rule means leave the record, in every edition, without a trace in table, index or file; they may
   * come back. Gives their names. Decisions about them stay with what they quote, unplaced.
   */
  forget(rule: ForgetRule): Promise<string[]>
}

import type { Span } from '@onrecord/format'
import type { KnownActor } from '@onrecord/knowledge'
import type { NameType } from '@onrecord/language'
import type { TitleWord } from './words.js'

/** A name as it stands in the text, before it is known whose it is. Title and article are left out. */
export interface Found extends Span {
  readonly first: number
  readonly last: number
  /** The name with accents off and single spaces. */
  readonly text: string
  readonly type: NameType | null
  readonly named: readonly KnownActor[]
  readonly metonym: readonly KnownActor[]
  readonly family: readonly KnownActor[]
  readonly title: TitleWord | null
  /** Whether it stands in a sentence set in capitals, where the recogniser sees more names than there are. */
  readonly headline: boolean
}

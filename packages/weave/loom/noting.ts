import type { Note } from '@onrecord/format/loom'
import { packText, type TextNote, unpackText } from '../copies/noted.js'
import { type LedgerNote, packLedger, unpackLedger } from '../ledger/noted.js'
import { packProfile, unpackProfile } from '../stories/packed.js'
import type { Profile } from '../stories/profile.js'
import { packSaid, type SaidNote, unpackSaid } from '../utterances/noted.js'

/** What is noted of an article of each sort. */
export interface Noted {
  matter: Profile
  said: readonly SaidNote[]
  told: LedgerNote
  text: TextNote
}

interface Noting<T> {
  readonly pack: (noted: T) => Uint8Array
  readonly unpack: (bytes: Uint8Array) => T
}

/** How notes are kept. */
export const NOTING: { readonly [K in Note]: Noting<Noted[K]> } = {
  matter: { pack: packProfile, unpack: unpackProfile },
  said: { pack: packSaid, unpack: unpackSaid },
  told: { pack: packLedger, unpack: unpackLedger },
  text: { pack: packText, unpack: unpackText },
}

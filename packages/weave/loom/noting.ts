import type { Note } from '@onrecord/format/loom'
import { type PrintNote, packPrint, packText, type TextNote, unpackPrint, unpackText } from '../copies/noted.js'
import { type LedgerNote, packLedger, unpackLedger } from '../ledger/noted.js'
import { type EventNote, packEvents, unpackEvents } from '../occasions/noted.js'
import { packProfile, unpackProfile } from '../stories/packed.js'
import type { Profile } from '../stories/profile.js'
import { packSaid, unpackSaid } from '../utterances/packed.js'
import { ShownArticle } from '../utterances/shown.js'

/** What is noted of an article of each sort. */
export interface Noted {
  matter: Profile
  said: ShownArticle
  told: LedgerNote
  text: TextNote
  print: PrintNote
  event: EventNote
}

interface Noting<T> {
  readonly pack: (noted: T) => Uint8Array
  readonly unpack: (bytes: Uint8Array) => T
}

/** How notes are kept. */
export const NOTING: { readonly [K in Note]: Noting<Noted[K]> } = {
  matter: { pack: packProfile, unpack: unpackProfile },
  said: { pack: ({ note }) => packSaid(note), unpack: (bytes) => new ShownArticle(unpackSaid(bytes)) },
  told: { pack: packLedger, unpack: unpackLedger },
  text: { pack: packText, unpack: unpackText },
  print: { pack: packPrint, unpack: unpackPrint },
  event: { pack: packEvents, unpack: unpackEvents },
}

/** Something that links articles: JSON of a copy, utterance, occasion, difference, story or ledger entry. */
export interface LinkTable {
  kind: LinkKind
  id: string
  /** Its place in the list that was woven. */
  ord: number
  /** Days of an occasion, a story or an entry of the ledger; `~` where there are none. */
  day_from: string
  day_to: string
  /** Articles that an occasion or a story is told by. */
  told: number
  /** What kind of occasion or of entry; empty for other links, as below. */
  is: string
  /** Of an entry, as it was woven. */
  state: string
  holder: string
  /** The day an entry is due; `~` where there is none. */
  due: string
  body: string
}
export type LinkKind = 'copy' | 'utterance' | 'occasion' | 'difference' | 'story' | 'ledger'

/** By what a link is found. */
export interface LinkKeyTable {
  kind: LinkKind
  by: 'article' | 'actor' | 'occasion' | 'kind'
  value: string
  ord: number
  id: string
}

/** How many links are alike: occasions by kind and by whether several articles tell of them, entries by kind, state and holder. */
export interface LinkTallyTable {
  kind: LinkKind
  is: string
  state: string
  holder: string
  n: number
}

/** What is kept once: the schema's number, the digests of what is on record and what was woven, the user's own actors. */
export interface SettingTable {
  name: string
  value: string
}

/** A link as it was woven, where decisions changed it, took it out (`links` has none) or made it (`body` is null). */
export interface OriginalTable {
  kind: LinkKind
  id: string
  ord: number
  body: string | null
}

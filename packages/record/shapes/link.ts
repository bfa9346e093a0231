/** Something that links articles: JSON of a copy, utterance, occasion, difference, story or ledger entry. */
export interface LinkTable {
  kind: LinkKind
  id: string
  /** Its place in the list that was woven. */
  ord: number
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

/** A newest edition whose persons were looked up, and the reading they were looked up in. */
export interface IdentifiedTable {
  article: number
  stamp: string
  source: string
}

/** A person whom knowledge does not have, in an article. */
export interface AppearanceTable {
  article: number
  /** The id they have there, read alone. */
  actor: string
  key: string
  /** JSON of the rest. */
  body: string
}

/** A person in an article who counts as another actor. */
export interface IdentityTable {
  article: number
  actor: string
  into: string
  /** JSON of the rest. */
  body: string
}

/** A key whose appearances are to be linked anew. */
export interface OpenKeyTable {
  key: string
}

/** An edition that came, went or was read anew since its persons were looked up. */
export interface UnidentifiedTable {
  article: number
}

/** A person whom knowledge does not have, in an article. */
export interface AppearanceTable {
  article: number
  /** The id they have there, read alone. */
  actor: string
  key: string
  /** Those that are called something first, each in the order of their articles' keys, which are digests. */
  rank: string
  /** JSON of what they are called: how often each is, is counted. */
  callings: string
  /** JSON of the rest. */
  body: string
}

/** In how many articles somebody is named who is called just this. */
export interface BearerTable {
  key: string
  actor: string
  callings: string
  n: number
}

/** Who all count as that bear a name which many bear; empty where it is who the name says. */
export interface NameRuleTable {
  key: string
  actor: string
  body: string
}

/** A person in an article who counts as another actor. */
export interface IdentityTable {
  article: number
  actor: string
  into: string
  /** The key of the appearance. */
  key: string
  /** JSON of the rest. */
  body: string
}

/** A key whose appearances are to be linked anew; with an article where it came there, else 0. */
export interface OpenKeyTable {
  key: string
  article: number
}

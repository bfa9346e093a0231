/** A user's own actors as the record keeps them: the rows of their file, as knowledge parses them. */
export type KnownActorFile = readonly Readonly<Record<string, unknown>>[]

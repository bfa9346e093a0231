declare const kind: unique symbol

/** An actor's id: a slug of the full English name (`vladimir-putin`), stable from article to article. */
export type ActorId = string & { readonly [kind]?: 'actor' }
/** A statement's id, unique within its article. */
export type StatementId = string & { readonly [kind]?: 'statement' }

/** A slug as ids are made of: lower case, accents off, runs of anything else than letters and digits as one hyphen. */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

import type { ArticleNo, Loom, Made, MadeKind, Thing } from '@onrecord/format/loom'
import type { Same } from './same.js'

/** Articles that are not as they were: those that were woven before, and those that are now; one that was read again is both. */
export interface Change {
  readonly gone: readonly ArticleNo[]
  readonly come: readonly ArticleNo[]
  /** Those that are not there any more. */
  readonly left: ReadonlySet<ArticleNo>
  /** What of those that were read again is as it was. */
  readonly same: Same
}

/** The same of those alone of which a part (`is`) is not as it was. */
export const where = ({ gone, come, left, same }: Change, is: (article: ArticleNo) => boolean): Change => ({
  gone: gone.filter((no) => !is(no)),
  come: come.filter((no) => !is(no)),
  left,
  same,
})

/** Something to be made, of these things, under a name it is found by. */
export interface Making<K extends MadeKind> {
  readonly link: Made[K]
  readonly of: readonly Thing[]
  readonly by?: string
}

/** What is made otherwise than before. */
export interface Remade<K extends MadeKind> {
  /** What was there and is not, or not so; with the things it was made of. */
  readonly gone: ReadonlyMap<string, readonly Thing[]>
  /** What was not there, or not so. */
  readonly come: readonly Making<K>[]
}

/**
 * Puts what is made now in the place of what was made before. What is the same stays untouched, unless it is made of an
 * article that has changed.
 */
export async function remake<K extends MadeKind>(
  loom: Loom,
  kind: K,
  before: readonly string[],
  now: readonly Making<K>[],
  isChanged: (thing: Thing) => boolean,
): Promise<Remade<K>> {
  const old = new Map((await loom.made(kind, before)).map((link) => [link.id, JSON.stringify(link)]))
  const wanted = new Map(now.map((m) => [m.link.id, m]))
  const come = [...wanted.values()].filter((m) => old.get(m.link.id) !== JSON.stringify(m.link) || m.of.some(isChanged))
  const again = new Set(come.map((m) => m.link.id))
  // What a removal has taken out already is gone too.
  const out = before.filter((id) => again.has(id) || !wanted.has(id))
  const gone = await loom.thingsOfMade(kind, out)
  // Two makers may make the same; it is kept once.
  await loom.drop(kind, [...new Set([...out, ...again])])
  await loom.put(kind, come.map(({ link, of, by = '' }) => ({ link, of, by }))) // biome-ignore format: one line
  return { gone, come }
}

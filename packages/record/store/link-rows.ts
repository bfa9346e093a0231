import type { Copy, Difference, LedgerEntry, Occasion, Story, Utterance } from '@onrecord/format'
import type { Transaction } from 'kysely'
import type { LinkKeyTable, LinkKind, LinkTable } from '../shapes/link.js'
import type { Tables } from '../shapes/tables.js'

/** What a link of each kind is. */
export interface Bodies {
  copy: Copy
  utterance: Utterance
  occasion: Occasion
  difference: Difference
  story: Story
  ledger: LedgerEntry
}

type Keys = readonly (readonly [LinkKeyTable['by'], readonly (string | null)[]])[]

const articlesOf = (link: { readonly statements: readonly { readonly article: string }[] }) =>
  link.statements.map((s) => s.article)

/** By what a link of each kind is found. */
const KEYS: { readonly [K in LinkKind]: (link: Bodies[K]) => Keys } = {
  copy: (c) => [['article', [c.article, c.original]]],
  utterance: (u) => [['article', articlesOf(u)], ['actor', [u.speaker]]], // biome-ignore format: a row
  occasion: (o) => [['article', o.articles], ['actor', o.actors]], // biome-ignore format: a row
  difference: (d) => [['article', d.articles], ['occasion', [d.occasion]]], // biome-ignore format: a row
  story: (s) => [['article', s.articles], ['actor', s.actors]], // biome-ignore format: a row
  ledger: (e) => [['article', [e.article, ...articlesOf(e)]], ['actor', [e.holder]], ['kind', [e.kind]]], // biome-ignore format: a row
}

/** A link's row and the rows it is found by. */
export function linkRows<K extends LinkKind>(
  kind: K,
  link: Bodies[K],
  ord: number,
): { readonly row: LinkTable; readonly keys: LinkKeyTable[] } {
  const keys: LinkKeyTable[] = []
  for (const [by, values] of KEYS[kind](link))
    for (const value of new Set(values)) if (value !== null) keys.push({ kind, by, value, ord, id: link.id })
  return { row: { kind, id: link.id, ord, body: JSON.stringify(link) }, keys }
}

/** Rows written in one statement. */
const STEP = 1000

/** Writes links. */
export async function putLinks(
  trx: Transaction<Tables>,
  links: readonly { readonly row: LinkTable; readonly keys: readonly LinkKeyTable[] }[],
): Promise<void> {
  const rows = links.map((l) => l.row)
  const keys = links.flatMap((l) => l.keys)
  for (let i = 0; i < rows.length; i += STEP) await trx.insertInto('links').values(rows.slice(i, i + STEP)).execute() // biome-ignore format: one line
  for (let i = 0; i < keys.length; i += STEP) await trx.insertInto('link_keys').values(keys.slice(i, i + STEP)).execute() // biome-ignore format: one line
}

/** Takes links out. */
export async function dropLinks(trx: Transaction<Tables>, kind: LinkKind, ids: readonly string[]): Promise<void> {
  for (let i = 0; i < ids.length; i += STEP) {
    const some = ids.slice(i, i + STEP)
    await trx.deleteFrom('links').where('kind', '=', kind).where('id', 'in', some).execute()
    await trx.deleteFrom('link_keys').where('kind', '=', kind).where('id', 'in', some).execute()
  }
}

/** Takes a link out. */
export async function dropLink(trx: Transaction<Tables>, kind: LinkKind, id: string): Promise<void> {
  await trx.deleteFrom('links').where('kind', '=', kind).where('id', '=', id).execute()
  await trx.deleteFrom('link_keys').where('kind', '=', kind).where('id', '=', id).execute()
}

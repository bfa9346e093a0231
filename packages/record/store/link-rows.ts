import type { Copy, Difference, LedgerEntry, Occasion, Story, Utterance } from '@onrecord/format'
import type { Transaction } from 'kysely'
import type { LinkKeyTable, LinkKind, LinkTable } from '../shapes/link.js'
import { NO_DAY, type Tables } from '../shapes/tables.js'
import { dayColumns } from './days.js'
import { dropEmpty, insert } from './insert.js'

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
  return { row: { kind, id: link.id, ord, ...columnsOf(kind, link), body: JSON.stringify(link) }, keys }
}

type Columns = Pick<LinkTable, 'day_from' | 'day_to' | 'told' | 'is' | 'state' | 'holder' | 'due'>

const NONE: Columns = { day_from: NO_DAY, day_to: NO_DAY, told: 0, is: '', state: '', holder: '', due: NO_DAY }

/** What a link is listed by, chosen by and counted by. */
export function columnsOf<K extends LinkKind>(kind: K, link: Bodies[K]): Columns {
  if (kind === 'occasion') {
    const o = link as Occasion
    // Whether several tell of it is counted where an entry's state is.
    const state = o.articles.length > 1 ? SEVERAL : ''
    return { ...NONE, ...dayColumns(o), told: o.articles.length, is: o.kind, state }
  }
  if (kind === 'story') return { ...NONE, ...dayColumns(link as Story), told: (link as Story).articles.length }
  if (kind !== 'ledger') return NONE
  const e = link as LedgerEntry
  return { ...NONE, ...dayColumns(e.made), is: e.kind, state: e.state, holder: e.holder ?? '', due: e.due ?? NO_DAY }
}

/** The state of an occasion that several articles tell of. */
export const SEVERAL = 'several'

/** Links that are counted by what they are. */
const TALLIED: readonly LinkKind[] = ['occasion', 'ledger']

/** Keeps the tallies of links in step with those that went (-1) or came (1). */
export async function tallyLinks(
  trx: Transaction<Tables>,
  links: readonly (Columns & { readonly kind: LinkKind })[],
  by: 1 | -1,
): Promise<void> {
  const changes = new Map<string, Tables['link_tallies']>()
  for (const { kind, is, state, holder } of links) {
    if (!TALLIED.includes(kind)) continue
    const key = `${kind}\n${is}\n${state}\n${holder}`
    const change = changes.get(key) ?? { kind, is, state, holder, n: 0 }
    changes.set(key, change)
    change.n += by
  }
  const key = ['kind', 'is', 'state', 'holder']
  await insert(trx, 'link_tallies', [...changes.values()], { key, add: ['n'] })
  if (by < 0) await dropEmpty(trx, 'link_tallies', [...changes.values()], key)
}

/** Forgets all links. */
export async function clearLinks(trx: Transaction<Tables>): Promise<void> {
  for (const table of ['links', 'link_keys', 'link_tallies', 'originals'] as const)
    await trx.deleteFrom(table).execute()
}

/** Writes links. */
export async function putLinks(
  trx: Transaction<Tables>,
  links: readonly { readonly row: LinkTable; readonly keys: readonly LinkKeyTable[] }[],
): Promise<void> {
  const rows = links.map((l) => l.row)
  await insert(trx, 'links', rows)
  await insert(trx, 'link_keys', links.flatMap((l) => l.keys)) // biome-ignore format: one line
  await tallyLinks(trx, rows, 1)
}

/** Ids asked for in one statement. */
const STEP = 1000

/** Takes links out. */
export async function dropLinks(trx: Transaction<Tables>, kind: LinkKind, ids: readonly string[]): Promise<void> {
  for (let i = 0; i < ids.length; i += STEP) {
    const some = ids.slice(i, i + STEP)
    const gone = await trx.deleteFrom('links').where('kind', '=', kind).where('id', 'in', some).returningAll().execute()
    await tallyLinks(trx, gone, -1)
    await trx.deleteFrom('link_keys').where('kind', '=', kind).where('id', 'in', some).execute()
  }
}

/** Takes a link out. */
export const dropLink = (trx: Transaction<Tables>, kind: LinkKind, id: string): Promise<void> =>
  dropLinks(trx, kind, [id])

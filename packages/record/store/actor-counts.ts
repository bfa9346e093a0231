import type { Transaction } from 'kysely'
import type { Tables } from '../shapes/tables.js'
import { keepActorWords } from './actor-words.js'
import { insert } from './insert.js'
import { type Carried, keepOutletCounts } from './outlet-counts.js'
import { keepTallies, type Said } from './tallies.js'
import { addTotals, keepSaidDays } from './totals.js'

/** What an edition's rows say of actors. */
export interface Counted {
  readonly mentions: readonly { readonly actor: string; readonly name: string; readonly type: string }[]
  readonly parts: readonly { readonly actor: string; readonly role: string }[]
  readonly said: readonly (Said & Carried & { readonly decided: boolean })[]
  readonly events: number
}

/** What an edition without rows says. */
export const NOTHING: Counted = { mentions: [], parts: [], said: [], events: 0 }

interface Change {
  articles: number
  statements: number
  about: number
  /** The best name that came. */
  come?: Named
  /** Names that went: another article's may have to take the place of one. */
  lost: readonly Named[]
}

/** Keeps the actors' counts and names and all tallies in step with an edition that went and one that came. */
export async function countActors(trx: Transaction<Tables>, gone: Counted | undefined, come: Counted): Promise<void> {
  const changes = new Map<string, Change>()
  const of = (id: string): Change => {
    const known = changes.get(id)
    if (known) return known
    const change = { articles: 0, statements: 0, about: 0, lost: [] }
    changes.set(id, change)
    return change
  }
  const count = (counted: Counted | undefined, by: 1 | -1) => {
    for (const m of counted?.mentions ?? []) of(m.actor).articles += by
    for (const p of counted?.parts ?? [])
      if (p.role === 'by') of(p.actor).statements += by
      else if (p.role === 'about') of(p.actor).about += by
  }
  count(gone, -1)
  count(come, 1)
  await keepTallies(trx, gone?.said ?? [], come.said)
  await keepSaidDays(trx, gone?.said ?? [], come.said)
  await keepOutletCounts(trx, gone?.said ?? [], come.said)
  const decided = (counted: Counted | undefined) => counted?.said.filter((s) => s.decided).length ?? 0
  await addTotals(trx, { events: come.events - (gone?.events ?? 0), decided: decided(come) - decided(gone) })
  const nameOf = (m: Counted['mentions'][number]) => `${m.actor}\n${m.name}\n${m.type}`
  const kept = new Set(come.mentions.map(nameOf))
  for (const m of gone?.mentions ?? []) if (!kept.has(nameOf(m))) of(m.actor).lost = [...of(m.actor).lost, m]
  for (const m of come.mentions) of(m.actor).come = better(of(m.actor).come ?? m, m)
  const ids = [...changes.keys()].sort()
  const rows = new Map<string, { name: string; type: string }>()
  for (let i = 0; i < ids.length; i += 1000) {
    const some = await trx
      .selectFrom('actors')
      .select(['id', 'name', 'type'])
      .where('id', 'in', ids.slice(i, i + 1000))
      .execute()
    for (const { id, name, type } of some) rows.set(id, { name, type })
  }
  const fresh: Tables['actors'][] = []
  const words: { gone: { id: string; name: string }[]; come: { id: string; name: string }[] } = { gone: [], come: [] }
  const added: Tables['actors'][] = []
  for (const id of ids) {
    const change = changes.get(id)!
    const known = rows.get(id)
    const { articles, statements, about } = change
    if (!known) {
      const { name, type } = change.come ?? { name: id, type: 'person' }
      fresh.push({ id, name, type, articles, statements, about })
      words.come.push({ id, name })
      continue
    }
    const isLost = change.lost.some((n) => n.name === known.name && n.type === known.type)
    const best = isLost ? await bestOnRecord(trx, id) : change.come ? better(known, change.come) : known
    const renamed = best && (best.name !== known.name || best.type !== known.type)
    if (renamed) {
      await trx.updateTable('actors').set({ name: best.name, type: best.type }).where('id', '=', id).execute()
      words.gone.push({ id, name: known.name })
      words.come.push({ id, name: best.name })
    }
    if (articles !== 0 || statements !== 0 || about !== 0) added.push({ id, ...known, articles, statements, about })
  }
  await insert(trx, 'actors', fresh)
  await insert(trx, 'actors', added, { key: ['id'], add: ['articles', 'statements', 'about'] })
  await keepActorWords(trx, words.gone, words.come)
  const left = added.filter((c) => c.articles < 0 || c.statements < 0 || c.about < 0).map((c) => c.id)
  await addTotals(trx, { actors: fresh.length - (await leave(trx, left)) })
}

/** Takes out those of these actors that nothing on record names any more. Gives how many. */
async function leave(trx: Transaction<Tables>, ids: readonly string[]): Promise<number> {
  const gone: { id: string; name: string }[] = []
  for (let i = 0; i < ids.length; i += 1000)
    gone.push(
      ...(await trx
        .deleteFrom('actors')
        .where('id', 'in', ids.slice(i, i + 1000))
        .where('articles', '<=', 0)
        .where('statements', '<=', 0)
        .where('about', '<=', 0)
        .returning(['id', 'name'])
        .execute()),
    )
  await keepActorWords(trx, gone, [])
  return gone.length
}

interface Named {
  readonly name: string
  readonly type: string
}

/** The fuller of two names, and where they are as long the one that comes first: whatever was read first, the same wins. */
function better(a: Named, b: Named): Named {
  if (a.name.length !== b.name.length) return a.name.length > b.name.length ? a : b
  if (a.name !== b.name) return a.name < b.name ? a : b
  return a.type <= b.type ? a : b
}

async function bestOnRecord(trx: Transaction<Tables>, id: string): Promise<Named | undefined> {
  const names = await trx
    .selectFrom('mentions')
    .select(['name', 'type'])
    .where('actor', '=', id)
    .groupBy(['name', 'type'])
    .execute()
  return names.reduce<Named | undefined>((best, n) => (best ? better(best, n) : n), undefined)
}

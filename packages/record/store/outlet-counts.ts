import type { Act } from '@onrecord/format'
import type { Kysely, Transaction } from 'kysely'
import type { OutletCount, OutletSays } from '../contract.js'
import type { OutletCountTable } from '../shapes/count.js'
import type { Tables } from '../shapes/tables.js'
import { actorNames } from './texts.js'
import { addOutletCounts, NO_OUTLET } from './totals.js'

/** What is counted by outlet of a statement. */
export interface Carried {
  readonly outlet: string | null
  readonly act: string
  readonly speaker: string | null
  /** The characters of the cue. */
  readonly cue: string
  /** Whether words are quoted in it. */
  readonly quoted: boolean
}

/** Keeps what is counted by outlet in step with statements that went and came. */
export async function keepOutletCounts(
  trx: Transaction<Tables>,
  gone: readonly Carried[],
  come: readonly Carried[],
): Promise<void> {
  const changes = new Map<string, OutletCountTable>()
  const note = (outlet: string | null, of: OutletCountTable['of'], key: string, by: 1 | -1) => {
    const name = `${outlet}\n${of}\n${key}`
    const change = changes.get(name)
    if (change) change.n += by
    else changes.set(name, { outlet: outlet ?? NO_OUTLET, of, key, n: by })
  }
  const count = (list: readonly Carried[], by: 1 | -1) => {
    for (const { outlet, act, speaker, cue, quoted } of list) {
      note(outlet, 'act', act, by)
      if (quoted) note(outlet, 'quoted', '', by)
      if (speaker !== null) note(outlet, 'voice', speaker, by)
      const words = cue.toLowerCase().replace(/\s+/g, ' ').trim()
      if (/\p{L}/u.test(words)) note(outlet, 'cue', `${act} ${words}`, by)
    }
  }
  count(gone, -1)
  count(come, 1)
  await addOutletCounts(trx, [...changes.values()])
}

/** How many statements an outlet printed, or how many of an act. */
export async function printedBy(db: Kysely<Tables>, outlet: string, act?: string): Promise<number> {
  const row = await db
    .selectFrom('outlet_counts')
    .select('n')
    .where('outlet', '=', outlet)
    .where('of', '=', act === undefined ? 'statements' : 'act')
    .where('key', '=', act ?? '')
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** Outlets by name, with how many newest editions each has. */
export async function outlets(db: Kysely<Tables>): Promise<{ outlet: string; articles: number }[]> {
  const rows = await db
    .selectFrom('outlet_counts')
    .select(['outlet', 'n'])
    .where('of', '=', 'articles')
    .where('outlet', '<>', NO_OUTLET)
    .orderBy('outlet')
    .execute()
  return rows.map((r) => ({ outlet: r.outlet, articles: Number(r.n) }))
}

/** Cue words looked at for each outlet: the same ones may be counted by several acts. */
const CUES = 60

/** What outlets bring, counted; the `limit` with the most articles, and of each the `most` voices and cues heard most. */
export async function outletSays(
  db: Kysely<Tables>,
  { limit, most }: { readonly limit: number; readonly most: number },
): Promise<OutletSays[]> {
  const found = await db
    .selectFrom('outlet_counts')
    .select(['outlet', 'n'])
    .where('of', '=', 'articles')
    .orderBy('n', 'desc')
    .orderBy('outlet')
    .limit(limit)
    .execute()
  const out: OutletSays[] = []
  for (const { outlet, n } of found) {
    const few = await db
      .selectFrom('outlet_counts')
      .select(['of', 'key', 'n'])
      .where('outlet', '=', outlet)
      .where('of', 'in', ['statements', 'quoted', 'act'])
      .execute()
    const one = (of: OutletCountTable['of']) => Number(few.find((r) => r.of === of)?.n ?? 0)
    const top = async (of: 'cue' | 'voice', many: number): Promise<OutletCount[]> => {
      const rows = db.selectFrom('outlet_counts').select(['key', 'n']).where('outlet', '=', outlet).where('of', '=', of)
      return (await rows.orderBy('n', 'desc').orderBy('key').limit(many).execute()).map((r) => ({ key: r.key, n: Number(r.n) })) // biome-ignore format: one line
    }
    const acts = few.filter((r) => r.of === 'act').map((r) => ({ act: r.key as Act, n: Number(r.n) }))
    const cues = (await top('cue', CUES)).map(({ key, n }) => {
      const space = key.indexOf(' ')
      return { act: key.slice(0, space) as Act, words: key.slice(space + 1), n }
    })
    out.push({
      outlet: outlet === NO_OUTLET ? null : outlet,
      articles: Number(n),
      statements: one('statements'),
      quoted: one('quoted'),
      acts: acts.sort((a, b) => b.n - a.n || (a.act < b.act ? -1 : 1)),
      cues: merged(cues).slice(0, most),
      voices: (await top('voice', most)).map(({ key, n }) => ({ id: key, name: key, n })),
    })
  }
  const names = await actorNames(db, out.flatMap((o) => o.voices.map((v) => v.id))) // biome-ignore format: one line
  return out.map((o) => ({ ...o, voices: o.voices.map((v) => ({ ...v, name: names.get(v.id) ?? v.id })) }))
}

type Cue = OutletSays['cues'][number]

/** The same words counted once, by the act they are used for most; those used most first. A letter ("Q") is the label of a turn. */
function merged(cues: readonly Cue[]): Cue[] {
  const byWords = new Map<string, Cue>()
  for (const cue of cues) {
    if (cue.words.length === 1) continue
    const known = byWords.get(cue.words)
    byWords.set(cue.words, known ? { ...known, n: known.n + cue.n } : cue)
  }
  return [...byWords.values()].sort((a, b) => b.n - a.n || (a.words < b.words ? -1 : 1))
}

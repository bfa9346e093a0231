import {
  type ArticleNo, articleOf, GRAPHS, type Graph, type Key, type Loom, type Made, type MadeKind, NOTES, type Note, SPACES, type Space, type Thing, type Tie,thingsOf, 
} from '@onrecord/format/loom' // biome-ignore format: the names at a glance
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { LoomTieTable } from '../shapes/loom.js'
import type { Tables } from '../shapes/tables.js'
import { takeAtHand } from './at-hand.js'
import { bulk } from './bulk.js'
import { type Bodies, dropLinks, linkRows, putLinks } from './link-rows.js'
import { byArticle, packSheet, unpackSheet } from './loom-sheet.js'
import { unpack } from './reading-body.js'
import { set, setting } from './settings.js'

/** Values asked for in one statement. */
const STEP = 400
/** Spaces of no keys: their sheets hold what is noted with articles; those of the first say which are woven. */
const noteSpace = (note: Note): number => -1 - NOTES.indexOf(note)
export const NOTED = NOTES.map(noteSpace)
const WOVEN = -1
/** Keys whose first things are asked for in one statement. */
const HEADS = 64

/** The loom of a record, within a transaction. */
export function loomOf(trx: Transaction<Tables>): Loom {
  const space = (s: Space): number => SPACES.indexOf(s)
  const graph = (g: Graph): number => GRAPHS.indexOf(g)
  const { ask, list, rows, write } = bulk(trx)
  const tie = (t: LoomTieTable): Tie => ({ a: t.a, b: t.b, score: t.score, by: t.by, rankA: t.rank_a, rankB: t.rank_b })
  const sheets = async (s: Space, articles: readonly number[]): Promise<Key[]> => {
    const all = trx.selectFrom('loom_sheets').select(['article', 'body']).where('space', '=', space(s))
    const rows = await list<{ article: number; body: Uint8Array }, number>('sheets', articles, (some) => all.where('article', 'in', some).compile(), [space(s)]) // biome-ignore format: one line
    return rows.flatMap((row) => unpackSheet(row.article, row.body))
  }
  const within = async <T>(
    articles: readonly number[],
    ask: (from: Thing, to: Thing) => Promise<T[]>,
  ): Promise<T[]> => {
    const out: T[] = []
    for (const no of articles) out.push(...(await ask(...(thingsOf(no) as [Thing, Thing]))))
    return out
  }

  return {
    async readings(articles) {
      const out = await takeAtHand(trx, articles)
      const others = articles.filter((no) => !out.has(no))
      const rows = await inSteps(others, (some) =>
        trx
          .selectFrom('articles')
          .innerJoin('readings', 'readings.article', 'articles.id')
          .select(['articles.id', 'handle', 'readings.text', 'readings.body', 'readings.decided'])
          .where('articles.id', 'in', some)
          .where('newest', '=', 1)
          .execute(),
      )
      for (const r of rows) out.set(r.id, unpack(r.text, r.decided ?? r.body, r.handle))
      return out
    },
    async names(articles) {
      const all = trx.selectFrom('articles').select(['id', 'handle'])
      const found = await list<{ id: number; handle: string }, number>('names', articles, (some) => all.where('id', 'in', some).compile()) // biome-ignore format: one line
      return new Map(found.map(({ id, handle }) => [id, handle]))
    },

    async heads(s, keys, limit) {
      const out = new Map<number, Key[]>()
      // Nothing has most keys. Those that something has are asked for each by itself, so that no more of a crowded one is looked at.
      const found = await list<{ key: number }, number>(`held ${s}`, keys, (some) =>
        heldOf(space(s), some).compile(trx),
      )
      const held = [...new Set(found.map((h) => h.key))]
      for (let i = 0; i < held.length; i += HEADS) {
        const some: (number | null)[] = held.slice(i, i + HEADS)
        // Always as many, so that the statement is made ready once; no key is null.
        while (some.length < HEADS) some.push(null)
        const rows = await ask<Key>(`heads ${s} ${limit}`, () => headsOf(space(s), some, limit).compile(trx), some)
        // As keys are made elsewhere: what goes by them finds them alike.
        for (const { key, thing, rank } of rows) {
          const list = out.get(key)
          if (list) list.push({ key, thing, rank })
          else out.set(key, [{ key, thing, rank }])
        }
      }
      return out
    },
    async bucket(s, key) {
      const all = trx.selectFrom('loom_keys').select(['key', 'rank', 'thing'])
      return all.where('space', '=', space(s)).where('key', '=', key).orderBy('rank').orderBy('thing').execute()
    },
    between(s, keys, from, to) {
      const all = trx.selectFrom('loom_keys').select(['key', 'rank', 'thing']).where('space', '=', space(s))
      const compile = (some: readonly number[]) =>
        all.where('key', 'in', some).where('rank', '>=', from).where('rank', '<', to).compile()
      return list<Key, number>('between', keys, compile, [space(s)], [from, to])
    },
    async last(s, key) {
      const all = trx.selectFrom('loom_keys').select(['key', 'rank', 'thing'])
      const one = all.where('space', '=', space(s)).where('key', '=', key).orderBy('rank', 'desc').limit(1)
      return (await one.executeTakeFirst()) ?? null
    },
    async keysOf(s, things) {
      const wanted = new Set(things)
      return (await sheets(s, [...new Set(things.map(articleOf))])).filter((k) => wanted.has(k.thing))
    },
    keysOfArticles: sheets,
    async putKeys(s, keys, stayed) {
      const row = { space: sql.lit(space(s)), key: 0, rank: 0, thing: 0 }
      await rows(`put ${s}`, columns(keys), COLUMNS, (n) =>
        trx.insertInto('loom_keys').values(new Array(n).fill(row)).compile(),
      )
      const packed = [...byArticle([...stayed, ...keys])].map(([article, list]) => ({
        space: space(s),
        article,
        body: packSheet(list),
      }))
      await write('loom_sheets', packed)
    },
    async dropKeysOf(s, articles, stays) {
      const out = (await sheets(s, articles)).filter((k) => !stays(k.thing))
      const gone = columns(out.sort((a, b) => a.key - b.key))
      await rows(`drop ${s}`, gone, COLUMNS, (n) => dropOf(space(s), n).compile(trx))
      const all = trx.deleteFrom('loom_sheets').where('space', '=', space(s))
      await list(`drop sheets ${s}`, articles, (some) => all.where('article', 'in', some).compile(), [space(s)])
    },

    async ties(g, things) {
      const all = trx.selectFrom('loom_ties').selectAll().where('graph', '=', graph(g))
      const compile = (some: readonly Thing[]) => all.where('a', 'in', some).compile()
      return (await list<LoomTieTable, Thing>('ties', things, compile, [graph(g)])).map(tie)
    },
    async tiesOfArticles(g, articles) {
      const all = trx.selectFrom('loom_ties').selectAll().where('graph', '=', graph(g))
      return (await within(articles, (from, to) => all.where('a', '>=', from).where('a', '<', to).execute())).map(tie)
    },
    async tiesBy(g, by) {
      const all = trx.selectFrom('loom_ties').selectAll().where('graph', '=', graph(g))
      return (await all.where('by', '=', by).execute()).map(tie)
    },
    async putTies(g, ties) {
      const rows = ties.flatMap((t): LoomTieTable[] => [
        { graph: graph(g), a: t.a, b: t.b, by: t.by, score: t.score, rank_a: t.rankA, rank_b: t.rankB },
        { graph: graph(g), a: t.b, b: t.a, by: t.by, score: t.score, rank_a: t.rankB, rank_b: t.rankA },
      ])
      await write('loom_ties', rows)
    },
    async dropTies(g, ties) {
      for (const t of ties)
        for (const [a, b] of [[t.a, t.b], [t.b, t.a]] as const)
          await trx.deleteFrom('loom_ties').where('graph', '=', graph(g)).where('a', '=', a).where('b', '=', b).where('by', '=', t.by).execute()
    }, // biome-ignore format: one query

    async cellsOf(g, things) {
      const all = trx.selectFrom('loom_cells').select(['thing', 'cell']).where('graph', '=', graph(g))
      const compile = (some: readonly Thing[]) => all.where('thing', 'in', some).compile()
      const rows = await list<{ thing: Thing; cell: number }, Thing>('cells', things, compile, [graph(g)])
      return new Map(rows.map((r) => [r.thing, r.cell]))
    },
    async cellsOfArticles(g, articles) {
      const all = trx.selectFrom('loom_cells').select(['thing', 'cell']).where('graph', '=', graph(g))
      const rows = await within(articles, (from, to) =>
        all.where('thing', '>=', from).where('thing', '<', to).execute(),
      )
      return new Map(rows.map((r) => [r.thing, r.cell]))
    },
    async inCells(g, cells) {
      const all = trx.selectFrom('loom_cells').select('thing').where('graph', '=', graph(g))
      const compile = (some: readonly number[]) => all.where('cell', 'in', some).compile()
      return (await list<{ thing: Thing }, number>('in cells', cells, compile, [graph(g)])).map((r) => r.thing)
    },
    async putCells(g, cells) {
      const all = trx.deleteFrom('loom_cells').where('graph', '=', graph(g))
      await list('uncell', [...cells.keys()], (some) => all.where('thing', 'in', some).compile(), [graph(g)])
      const rows = [...cells].flatMap(([thing, cell]) => (cell === null ? [] : [{ graph: graph(g), thing, cell }]))
      await write('loom_cells', rows)
    },

    async madeOf(kind, things) {
      const all = trx.selectFrom('loom_made').select('id').distinct().where('kind', '=', kind)
      const compile = (some: readonly Thing[]) => all.where('thing', 'in', some).compile()
      return unique(await list<{ id: string }, Thing>('made of', things, compile, [kind]))
    },
    async madeOfArticles(kind, articles) {
      const all = trx.selectFrom('loom_made').select('id').distinct().where('kind', '=', kind)
      return unique(
        await within(articles, (from, to) => all.where('thing', '>=', from).where('thing', '<', to).execute()),
      )
    },
    async madeBy(kind, by) {
      const all = trx.selectFrom('loom_under').select(['by', 'id']).where('kind', '=', kind)
      const compile = (some: readonly string[]) => all.where('by', 'in', some).compile()
      const out = new Map<string, string[]>()
      for (const row of await list<{ by: string; id: string }, string>('made by', by, compile, [kind])) {
        const known = out.get(row.by)
        if (known) known.push(row.id)
        else out.set(row.by, [row.id])
      }
      return out
    },
    async made<K extends MadeKind>(kind: K, ids: readonly string[]) {
      const all = trx.selectFrom('links').select('body').where('kind', '=', kind)
      return (await inSteps(ids, (some) => all.where('id', 'in', some).execute())).map(
        (r) => JSON.parse(r.body) as Made[K],
      )
    },
    async thingsOfMade(kind, ids) {
      const all = trx.selectFrom('loom_made').select(['id', 'thing']).where('kind', '=', kind)
      const compile = (some: readonly string[]) => all.where('id', 'in', some).compile()
      const out = new Map<string, Thing[]>()
      for (const { id, thing } of await list<{ id: string; thing: Thing }, string>('things', ids, compile, [kind])) {
        const known = out.get(id)
        if (known) known.push(thing)
        else out.set(id, [thing])
      }
      return out
    },
    async put<K extends MadeKind>(
      kind: K,
      made: readonly { readonly link: Made[K]; readonly of: readonly Thing[]; readonly by: string }[],
    ) {
      await putLinks(trx, made.map(({ link }) => linkRows(kind, link as Bodies[K], ordOf(kind, link)))) // biome-ignore format: one line
      const things = made.flatMap(({ link, of }) => [...new Set(of)].map((thing) => ({ kind, thing, id: link.id })))
      await write('loom_made', things)
      const under = made.flatMap(({ link, by }) => (by === '' ? [] : [{ kind, by, id: link.id }]))
      await write('loom_under', under)
    },
    async drop(kind, ids) {
      await dropLinks(trx, kind, ids)
      for (const table of ['loom_made', 'loom_under'] as const)
        await inSteps(ids, async (some) => {
          await trx.deleteFrom(table).where('kind', '=', kind).where('id', 'in', some).execute()
          return []
        })
    },
    async entered(articles) {
      const all = trx.selectFrom('loom_sheets').select('article').where('space', '=', WOVEN)
      return (await inSteps(articles, (some) => all.where('article', 'in', some).execute())).map((r) => r.article)
    },
    async enter(come, gone) {
      for (const no of gone)
        await trx.deleteFrom('loom_sheets').where('space', 'in', NOTED).where('article', '=', no).execute()
      const rows = [...come].flatMap(([article, notes]) =>
        NOTES.map((note) => ({ space: noteSpace(note), article, body: notes[note] })),
      )
      await write('loom_sheets', rows)
    },
    async notes(note, articles) {
      const all = trx.selectFrom('loom_sheets').select(['article', 'body']).where('space', '=', noteSpace(note))
      const compile = (some: readonly ArticleNo[]) => all.where('article', 'in', some).compile()
      const rows = await list<{ article: ArticleNo; body: Uint8Array }, ArticleNo>('notes', articles, compile, [noteSpace(note)]) // biome-ignore format: one line
      return new Map(rows.flatMap((r) => (r.body.byteLength > 0 ? [[r.article, r.body] as const] : [])))
    },
    newest: async () => (await setting(trx, 'loom-newest')) || null,
    setNewest: (day) => set(trx, 'loom-newest', day ?? ''),
  }
}

/** Values of a key: the key, its rank and its thing. */
const COLUMNS = 3

/** Keys as values one behind the other. */
function columns(keys: readonly Key[]): number[] {
  const out = new Array<number>(COLUMNS * keys.length)
  for (let i = 0; i < keys.length; i++) {
    const { key, rank, thing } = keys[i]!
    out[COLUMNS * i] = key
    out[COLUMNS * i + 1] = rank
    out[COLUMNS * i + 2] = thing
  }
  return out
}

/** A value whose type a database cannot tell by where it stands. */
const number = (value: number | null): RawBuilder<number> => sql`cast(${value} as bigint)`

/** Which of some keys anything has. */
const heldOf = (space: number, keys: readonly number[]): RawBuilder<{ key: number }> =>
  sql`select column1 as "key" from (values ${sql.join(keys.map((key) => sql`(${number(key)})`))}) as v where exists (select 1 from loom_keys where "space" = ${sql.lit(space)} and "key" = column1)`

/** The first things of some keys. */
const headsOf = (space: number, keys: readonly (number | null)[], limit: number): RawBuilder<Key> =>
  sql`${sql.join(
    keys.map(
      (key) =>
        sql`select * from (select "key", "rank", "thing" from loom_keys where "space" = ${sql.lit(space)} and "key" = ${number(key)} order by "rank", "thing" limit ${sql.lit(limit)}) as h`,
    ),
    sql` union all `,
  )}`

/** Takes so many keys out. */
const dropOf = (space: number, many: number): RawBuilder<never> =>
  sql`delete from loom_keys where "space" = ${sql.lit(space)} and ("key", "rank", "thing") in (values ${sql.join(
    Array.from({ length: many }, () => sql`(${number(0)}, ${number(0)}, ${number(0)})`),
  )})`

/** By what links of a kind are listed, before their ids: differences the most telling first, the ledger by the days things were said. */
function ordOf<K extends MadeKind>(kind: K, link: Made[K]): number {
  if (kind === 'difference') return Math.round(1000 * (1 - (link as Made['difference']).rank))
  if (kind !== 'ledger') return 0
  const { from, to } = (link as Made['ledger']).made
  const day = from ?? to
  return day === null ? UNDATED : Number(day.replaceAll('-', ''))
}

const UNDATED = 100_000_000

const unique = (rows: readonly { readonly id: string }[]): string[] => [...new Set(rows.map((r) => r.id))]

async function inSteps<V, T>(values: readonly V[], ask: (some: readonly V[]) => Promise<T[]>): Promise<T[]> {
  const out: T[] = []
  for (let i = 0; i < values.length; i += STEP) for (const row of await ask(values.slice(i, i + STEP))) out.push(row)
  return out
}

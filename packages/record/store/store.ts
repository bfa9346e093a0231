import type { Source } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { OnRecord, Stamp } from '../contract.js'
import type { Tables } from '../shapes/tables.js'
import { actors, countActors } from './actors.js'
import { add, addAll, keyOf, stampText } from './add.js'
import { arrived, articleRow, articleRows, articles, countArticles, editions, find } from './articles.js'
import { check } from './check.js'
import { conditions } from './conditions.js'
import { decide, importDecisions, withdraw } from './decisions/decide.js'
import { countDecisions, decisions, exportDecisions } from './decisions/list.js'
import { isRemoved } from './decisions/remove.js'
import type { Dialect } from './dialect.js'
import { EMPTY_SET } from './digest.js'
import { eventDays, eventRows, events } from './events.js'
import { forget, forgettable } from './forget.js'
import { identifying } from './identities.js'
import { ledger, ledgerTallies } from './ledger.js'
import { countStories, occasionDays, occasions, occasionTallies, stories } from './link-list.js'
import { linkBody, linksIn, linksOf, saveWoven } from './links.js'
import { quantities, times } from './measures.js'
import { openings } from './openings.js'
import { outletSays, outlets } from './outlet-counts.js'
import { quotes } from './quotes.js'
import { unpack, unpackSource } from './reading-body.js'
import { partsOf, readings, readingsOf, textsNamed } from './readings.js'
import { rebuild } from './rebuild.js'
import { countRejected, dismiss, reject, rejected, rejectedBytes } from './rejections.js'
import { saysOf } from './says.js'
import { holding, search, standing } from './search.js'
import { set, setting } from './settings.js'
import { sourceDigest } from './source.js'
import { countSome, countStatements } from './statement-counts.js'
import { resolve, saidAt, saidIn, statementDays, statementRows, statements } from './statements.js'
import { spanTallies, spanTotals } from './tallies.js'
import { tally } from './tally.js'
import { actorNames } from './texts.js'
import { articleDays, counts } from './totals.js'
import { looked, saveLooked, saveWatches, watches } from './watches.js'
import { weaveTurn } from './weaving.js'

/** The record's contract over a database; what differs between databases is in `dialect`. */
export function store(db: Kysely<Tables>, dialect: Dialect, where: string): OnRecord {
  return {
    where,
    add: (article, stamp, origin) => add(db, dialect, article, stamp, origin),
    addAll: (arrivals) => addAll(db, dialect, arrivals),
    has: (address, text, stamp, source) => has(db, keyOf(address, text), stamp, source),
    async knows(address) {
      const row = db.selectFrom('articles').select('id').where('address', '=', address).limit(1)
      return (await row.executeTakeFirst()) !== undefined
    },
    counts: () => counts(db),
    articles: (query) => articles(db, dialect, query),
    countArticles: (query, most) => countArticles(db, dialect, query, most),
    articleRows: (names) => articleRows(db, names),
    arrived: () => arrived(db),
    articleDays: (query) => articleDays(db, query),
    outlets: () => outlets(db),
    outletSays: (query) => outletSays(db, query),
    openings: () => openings(db),
    async articleRow(nameOrKey) {
      const row = await find(db, nameOrKey)
      return row ? articleRow(row) : null
    },
    editions: (nameOrKey) => editions(db, nameOrKey),
    async article(nameOrKey) {
      const row = await find(db, nameOrKey)
      if (!row) return null
      const kept = db.selectFrom('readings').select(['text', 'body', 'decided']).where('article', '=', row.id)
      const { text, body, decided } = await kept.executeTakeFirstOrThrow()
      return unpack(text, decided ?? body, row.handle)
    },
    statements: (query) => statements(db, dialect, query),
    statementDays: (query) => statementDays(db, dialect, query),
    statementRows: (ids) => statementRows(db, ids),
    saidIn: (articles) => saidIn(db, dialect, articles),
    countStatements: (query, most) => countStatements(db, dialect, query, most),
    countSome: (query, most) => countSome(db, dialect, query, most),
    saysOf: (actor, latest) => saysOf(db, actor, latest),
    tally: (query) => tally(db, dialect, query),
    spanTallies: (query) => spanTallies(db, dialect, query),
    spanTotals: (query) => spanTotals(db, query),
    names: (ids) => actorNames(db, ids),
    resolve: (refs) => resolve(db, dialect, refs),
    saidAt: (refs) => saidAt(db, dialect, refs),
    quotes: (places) => quotes(db, places),
    conditions: (query) => conditions(db, query),
    events: (query) => events(db, query),
    eventDays: (query) => eventDays(db, query),
    eventRows: (ids) => eventRows(db, ids),
    times: (query) => times(db, query),
    quantities: (query) => quantities(db, query),
    actors: (query) => actors(db, query),
    countActors: (query, most) => countActors(db, query, most),
    search: (words, query) => search(db, dialect, words, query),
    holding: (words, query) => holding(db, dialect, words, query),
    standing: (words) => standing(db, dialect, words),
    readings: () => readings(db),
    readingsOf: (names) => readingsOf(db, names),
    partsOf: (names, parts, naming) => partsOf(db, names, parts, naming),
    texts: (names) => textsNamed(db, names),
    async stale(stamp) {
      const other = db
        .selectFrom('articles')
        .select('handle')
        .where('newest', '=', 1)
        .where('stamp', '<>', stampText(stamp))
      return (await other.orderBy('handle').execute()).map((r) => r.handle)
    },
    async source(nameOrKey) {
      const row = await find(db, nameOrKey)
      if (!row) return null
      const kept = db.selectFrom('readings').select(['text', 'source']).where('article', '=', row.id)
      const { text, source } = await kept.executeTakeFirstOrThrow()
      return { source: unpackSource(text, source), address: row.address }
    },
    saveWoven: (woven, of, by) => saveWoven(db, woven, of, by),
    weave: (by, most, turn) => weaveTurn(db, by, most, turn),
    async wovenState() {
      return {
        articles: (await setting(db, 'articles')) ?? EMPTY_SET,
        woven: await setting(db, 'woven'),
        by: await setting(db, 'woven-by'),
      }
    },
    copies: ({ article, limit, offset } = {}) => linksOf(db, 'copy', keys({ article }), limit, undefined, offset),
    utterances: ({ speaker, article, limit, offset } = {}) =>
      linksOf(db, 'utterance', keys({ actor: speaker, article }), limit, undefined, offset),
    utterancesIn: (articles) => linksIn(db, 'utterance', articles),
    occasions: (query) => occasions(db, query),
    occasionDays: (query = {}) => occasionDays(db, query),
    occasionTallies: (query = {}) => occasionTallies(db, query),
    occasionsIn: (articles) => linksIn(db, 'occasion', articles),
    occasion: async (id) => (await linkBody(db, 'occasion', id)) ?? null,
    differences: ({ occasion, articles = [], story, limit, offset } = {}) => {
      const by = [...keys({ occasion }), ...articles.map((a) => ['article', a] as const)]
      return linksOf(db, 'difference', by, limit, story, offset)
    },
    stories: (query) => stories(db, query),
    countStories: () => countStories(db),
    story: async (id) => (await linkBody(db, 'story', id)) ?? null,
    ledger: (query) => ledger(db, dialect, query),
    ledgerTallies: (query = {}) => ledgerTallies(db, dialect, query),
    ...identifying(db, dialect),
    watches: () => watches(db),
    saveWatches: (all) => saveWatches(db, all),
    looked: (by) => looked(db, by),
    saveLooked: (by, what) => saveLooked(db, by, what),
    feedStates: async () => JSON.parse((await setting(db, 'feeds')) ?? '[]'),
    saveFeedStates: (feeds) => db.transaction().execute((trx) => set(trx, 'feeds', JSON.stringify(feeds))),
    ownActors: async () => JSON.parse((await setting(db, 'own-actors')) ?? '[]'),
    saveOwnActors: (own) => db.transaction().execute((trx) => set(trx, 'own-actors', JSON.stringify(own))),
    decide: (deciding, by, now) => decide(db, dialect, deciding, by, now),
    withdraw: (id, by, now) => withdraw(db, dialect, id, by, now),
    decisions: (query) => decisions(db, query),
    countDecisions: () => countDecisions(db),
    exportDecisions: () => exportDecisions(db),
    importDecisions: (list, now) => importDecisions(db, dialect, list, now),
    isRemoved: (address, text) => isRemoved(db, address, text),
    reject: (rejections, now) => reject(db, rejections, now),
    rejected: (query) => rejected(db, query),
    countRejected: (query) => countRejected(db, query),
    rejectedBytes: (source) => rejectedBytes(db, source),
    dismiss: (ids) => dismiss(db, dialect, ids),
    check: () => dialect.atOnce(db, (one) => check(one, dialect)),
    rebuild: () => rebuild(db, dialect),
    tidy: (told = () => {}) => dialect.tidy(db, told),
    forgettable: (rule) => forgettable(db, rule),
    forget: (rule) => forget(db, dialect, rule),
    backup: (to) => dialect.backup(db, to),
    restore: (from) => dialect.restore(db, from),
    close: () => db.destroy(),
  }
}

const keys = (by: { readonly actor?: string; readonly article?: string; readonly occasion?: string }) =>
  (Object.entries(by) as ['actor' | 'article' | 'occasion', string | undefined][]).flatMap(([k, v]) =>
    v === undefined ? [] : [[k, v] as const],
  )

async function has(db: Kysely<Tables>, key: string, stamp: Stamp, source?: Source): Promise<boolean> {
  const row = await db
    .selectFrom('articles')
    .select(['newest', 'stamp', 'source'])
    .where('key', '=', key)
    .executeTakeFirst()
  if (row === undefined || row.newest === 0) return row !== undefined
  return row.stamp === stampText(stamp) && (source === undefined || row.source === sourceDigest(source))
}

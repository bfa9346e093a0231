import type { DayRange, Decision, Span, Statement, StatementRef } from '@onrecord/format'
import type { Transaction } from 'kysely'
import { decideLinks, type LinkRulings, type Links } from '../../decisions/links.js'
import type { LinkKind } from '../../shapes/link.js'
import { NO_DAY, type Tables } from '../../shapes/tables.js'
import { digest } from '../digest.js'
import { type Bodies, dropLink, linkRows, putLinks } from '../link-rows.js'
import { holdingOfKinds } from './in-force.js'

/** Links that decisions made stand behind those that were woven. */
const LAST = 2_000_000_000

/**
 * Lays the decisions on links over the links anew. What was changed the last time is first put back as it was woven, so
 * that the outcome depends on what was woven and on what is decided, not on the order in which either came.
 */
export async function overlayLinks(trx: Transaction<Tables>): Promise<void> {
  await restore(trx)
  const decisions = await holdingOfKinds(trx, ['link', 'story-make', 'story-merge', 'story-split', 'story-name'])
  if (decisions.length === 0) return
  const rulings = await rulingsOf(trx, decisions)
  const woven = await near(trx, rulings.articles)
  const decided = decideLinks(woven.links, rulings)
  await write(trx, 'copy', woven, decided.copies)
  await write(trx, 'utterance', woven, decided.utterances)
  await write(trx, 'occasion', woven, decided.occasions)
  await write(trx, 'difference', woven, decided.differences)
  await write(trx, 'story', woven, decided.stories)
}

/** Puts what decisions changed back as it was woven. */
export async function restore(trx: Transaction<Tables>): Promise<void> {
  const originals = await trx.selectFrom('originals').selectAll().execute()
  for (const { kind, id } of originals) await dropLink(trx, kind, id)
  const woven = originals.flatMap(({ kind, body, ord }) =>
    body === null ? [] : [linkRows(kind, JSON.parse(body), ord)],
  )
  await putLinks(trx, woven)
  if (originals.length > 0) await trx.deleteFrom('originals').execute()
}

interface Near {
  readonly links: Links
  readonly rows: ReadonlyMap<string, { readonly ord: number; readonly body: string }>
}

/** The links that touch any of these articles. */
async function near(trx: Transaction<Tables>, articles: readonly string[]): Promise<Near> {
  const rows = new Map<string, { ord: number; body: string }>()
  const of = async <K extends LinkKind>(kind: K): Promise<Bodies[K][]> => {
    const found = await trx
      .selectFrom('links')
      .select(['id', 'ord', 'body'])
      .where('kind', '=', kind)
      .where('id', 'in', (e) =>
        e
          .selectFrom('link_keys')
          .select('link_keys.id')
          .where('link_keys.kind', '=', kind)
          .where('by', '=', 'article')
          .where('value', 'in', articles),
      )
      .orderBy('ord')
      .execute()
    for (const r of found) rows.set(`${kind} ${r.id}`, r)
    return found.map((r) => JSON.parse(r.body) as Bodies[K])
  }
  const [copies, utterances, occasions, differences, stories] = [
    await of('copy'), await of('utterance'), await of('occasion'), await of('difference'), await of('story'),
  ] // biome-ignore format: one line reads better
  return { links: { copies, utterances, occasions, differences, stories }, rows }
}

/** Writes what decisions made of the links of a kind, and keeps what was there. */
async function write<K extends LinkKind>(
  trx: Transaction<Tables>,
  kind: K,
  { rows }: Near,
  links: readonly Bodies[K][],
): Promise<void> {
  const shown = new Map(links.map((l) => [l.id, l]))
  for (const [key, { ord, body }] of rows) {
    if (!key.startsWith(`${kind} `)) continue
    const id = key.slice(kind.length + 1)
    const link = shown.get(id)
    shown.delete(id)
    if (link && JSON.stringify(link) === body) continue
    await dropLink(trx, kind, id)
    await trx.insertInto('originals').values({ kind, id, ord, body }).execute()
    if (link) await putLinks(trx, [linkRows(kind, link, ord)])
  }
  for (const link of shown.values()) {
    await trx.insertInto('originals').values({ kind, id: link.id, ord: LAST, body: null }).execute()
    await putLinks(trx, [linkRows(kind, link, LAST)])
  }
}

/** What the decisions rest on: where their words stand, the statements there, the days of the articles. */
async function rulingsOf(
  trx: Transaction<Tables>,
  decisions: readonly Decision[],
): Promise<LinkRulings & { readonly articles: readonly string[] }> {
  const places = new Map<string, { article: string; spans: readonly Span[] }>()
  const articles = new Map<string, { id: number; days: DayRange }>()
  const statements = new Map<string, Statement>()
  const ids = decisions.map((d) => d.id)
  for (let i = 0; i < ids.length; i += 500) {
    const found = await trx
      .selectFrom('decision_anchors')
      .innerJoin('articles', 'articles.id', 'decision_anchors.article')
      .select(['decision', 'anchor', 'spans', 'handle', 'articles.id', 'day_from', 'day_to'])
      .where('decision', 'in', ids.slice(i, i + 500))
      .where('spans', 'is not', null)
      .execute()
    for (const f of found) {
      places.set(`${f.decision} ${f.anchor}`, { article: f.handle, spans: JSON.parse(f.spans!) })
      articles.set(f.handle, { id: f.id, days: { from: known(f.day_from), to: known(f.day_to) } })
    }
  }
  for (const [article, { id }] of articles) {
    const rows = await trx.selectFrom('statements').select('body').where('article', '=', id).execute()
    for (const { body } of rows) {
      const s = JSON.parse(body) as Statement
      statements.set(JSON.stringify([article, s.content]), s)
    }
  }
  return {
    decisions,
    articles: [...articles.keys()],
    at: (d, anchor) => places.get(`${d.id} ${anchor}`) ?? null,
    statement: ({ article, content }: StatementRef) => statements.get(JSON.stringify([article, content])),
    days: (article) => articles.get(article)?.days ?? { from: null, to: null },
    idOf: (kind, parts) => `${kind}-${digest(...parts).slice(0, 16)}`,
  }
}

const known = (day: string) => (day === NO_DAY ? null : day)

import type { Anchor, ArticleAnchor, Condition, Event, NamedActor, ReadArticle, Span } from '@onrecord/format'
import type { Kysely } from 'kysely'
import { anchorTo, textDigest } from '../../decisions/anchor.js'
import { type ActorRef, DecisionError, type Ref } from '../../decisions/deciding.js'
import type { Tables } from '../../shapes/tables.js'
import { find } from '../articles.js'
import { unpack } from '../reading-body.js'

/** What is told where a person names something that is not there. */
export const missing = (what: string, name: string): DecisionError =>
  new DecisionError('missing', `there is no ${what} “${name}” on record`)

/** Looks up what a person names, each article once. */
export function opener(db: Kysely<Tables>) {
  const known = new Map<string, { readonly article: ReadArticle; readonly anchor: ArticleAnchor }>()
  const load = async (name: string) => {
    const ready = known.get(name)
    if (ready) return ready
    const row = await find(db, name)
    if (!row) throw missing('article', name)
    const kept = await db
      .selectFrom('readings')
      .select(['text', 'body', 'decided'])
      .where('article', '=', row.id)
      .executeTakeFirstOrThrow()
    const article = unpack(kept.text, kept.decided ?? kept.body, row.handle)
    const of = { article, anchor: { text: textDigest(kept.text), url: row.url, name: row.name } }
    known.set(name, of).set(row.handle, of)
    return of
  }
  const anchor = (article: ReadArticle, spans: readonly Span[]): Anchor => {
    for (const { start, end } of spans)
      if (start >= end || end > article.text.length)
        throw new DecisionError('wrong', `${start}–${end} is no place in ${article.name}`)
    return anchorTo(known.get(article.name)!.anchor, article.text, spans)
  }
  const statement = async (name: string, id: string) => {
    const { article } = await load(name)
    const found = article.statements.find((s) => s.id === id)
    if (!found) throw missing(`statement of ${article.name}`, id)
    return { article, statement: found }
  }
  const ref = async (r: Ref): Promise<Anchor> => {
    if (r.statement !== undefined) {
      const { article, statement: s } = await statement(r.article, r.statement)
      return anchor(article, s.content)
    }
    const { article } = await load(r.article)
    if (r.event === undefined) return anchor(article, r.spans ?? [])
    const row = await db.selectFrom('events').select('body').where('id', '=', r.event).executeTakeFirst()
    if (!row) throw missing('event', r.event)
    return anchor(article, [(JSON.parse(row.body) as Event).span])
  }
  return {
    anchor,
    statement,
    ref,
    article: async (name: string) => (await load(name)).article,
    anchors: async (names: readonly string[]): Promise<ArticleAnchor[]> => {
      if (names.length === 0) throw new DecisionError('wrong', 'name one article at least')
      const out = []
      for (const name of new Set(names)) out.push((await load(name)).anchor)
      return out
    },
    condition: async (id: string): Promise<Anchor> => {
      const row = await db
        .selectFrom('conditions')
        .innerJoin('articles', 'articles.id', 'conditions.article')
        .select(['body', 'handle'])
        .where('conditions.id', '=', id)
        .executeTakeFirst()
      if (!row) throw missing('condition', id)
      const { trigger, consequence } = JSON.parse(row.body) as Condition
      return anchor((await load(row.handle)).article, [...trigger, ...consequence])
    },
    /** Actors with their names: as given, else as on record. */
    named: async (ids: readonly string[], given: readonly ActorRef[] = []): Promise<NamedActor[]> => {
      const out: NamedActor[] = []
      for (const id of new Set(ids)) {
        const own = given.find((a) => a.id === id)
        const row = await db.selectFrom('actors').select(['name', 'type']).where('id', '=', id).executeTakeFirst()
        const name = own?.name ?? row?.name
        if (name === undefined) throw new DecisionError('missing', `${id} is not on record: give the actor's name too`)
        out.push({ id, name, type: own?.type ?? (row?.type as NamedActor['type'] | undefined) ?? 'person' })
      }
      return out
    },
  }
}

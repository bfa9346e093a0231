import type { Anchor, Asserted, Ruling, Story } from '@onrecord/format'
import type { Kysely } from 'kysely'
import { quote } from '../../decisions/anchor.js'
import { asserted, changed, idsOf } from '../../decisions/asserted.js'
import { type Deciding, DecisionError, type Ref } from '../../decisions/deciding.js'
import type { Tables } from '../../shapes/tables.js'
import { find } from '../articles.js'
import { linkBody } from '../links.js'
import { missing, opener } from './opener.js'
import { addressDigest } from './remove.js'

/** Makes of what a person decides, in the names of this record, a ruling that is found again elsewhere. Throws a DecisionError. */
export async function ruling(db: Kysely<Tables>, deciding: Deciding): Promise<Ruling> {
  const open = opener(db)
  switch (deciding.kind) {
    case 'confirm':
    case 'reject': {
      const { article, statement } = await open.statement(deciding.article, deciding.statement)
      const on = open.anchor(article, statement.content)
      if (deciding.kind === 'reject') return { kind: 'reject', on }
      const as = asserted(article.text, statement)
      return { kind: 'confirm', on, as, actors: await open.named(idsOf(as)) }
    }
    case 'correct': {
      const { article, statement } = await open.statement(deciding.article, deciding.statement)
      const change = changed(article.text, deciding.change)
      if (Object.keys(change).length === 0)
        throw new DecisionError('wrong', 'a correction says what is to be otherwise')
      const as = asserted(article.text, statement)
      const actors = await open.named([...idsOf(as), ...idsOf(change)], deciding.actors)
      return { kind: 'correct', on: open.anchor(article, statement.content), as, change, actors }
    }
    case 'add': {
      const article = await open.article(deciding.article)
      const { text } = article
      const { content } = deciding.statement
      if (content.length === 0) throw new DecisionError('wrong', 'a statement has content')
      const change = changed(text, deciding.statement)
      const quoted = content.every((s) => /^["“«„'‘]/u.test(text.slice(s.start, s.end)))
      const as: Asserted = {
        source: [], cue: [], kind: quoted ? 'direct' : 'indirect', speaker: null, speakers: [], addressee: null,
        act: 'say', said: { from: null, to: null }, negated: false, targets: [],
        ...change, content: content.map((s) => quote(text, s)),
      } // biome-ignore format: a statement at a glance
      return {
        kind: 'add',
        on: open.anchor(article, content),
        as,
        actors: await open.named(idsOf(as), deciding.actors),
      }
    }
    case 'link':
      return linking(db, deciding)
    case 'fate': {
      const evidence = []
      for (const ref of deciding.evidence ?? []) evidence.push(await open.ref(ref))
      if (deciding.condition !== undefined) {
        const on = await open.condition(deciding.condition)
        return { kind: 'fate', of: 'condition', on, state: deciding.state, evidence }
      }
      if (deciding.article === undefined || deciding.statement === undefined)
        throw new DecisionError('wrong', 'a fate is of a condition, or of a statement of an article')
      const on = await open.ref({ article: deciding.article, statement: deciding.statement })
      return { kind: 'fate', of: 'statement', on, state: deciding.state, evidence }
    }
    case 'note': {
      if (deciding.text.trim() === '') throw new DecisionError('wrong', 'a note says something')
      const on = 'actor' in deciding.on ? { actor: deciding.on.actor } : await open.ref(deciding.on)
      return { kind: 'note', on, text: deciding.text }
    }
    case 'actor-merge': {
      const from = [...new Set(deciding.from)].filter((id) => id !== deciding.into.id)
      if (from.length === 0) throw new DecisionError('wrong', 'a merge takes two actors at least')
      const [into] = await open.named([deciding.into.id], [deciding.into])
      return { kind: 'actor-merge', from, into: into! }
    }
    case 'actor-split': {
      if (deciding.into.id === deciding.actor)
        throw new DecisionError('wrong', `the other actor needs an id other than ${deciding.actor}`)
      const [into] = await open.named([deciding.into.id], [deciding.into])
      return {
        kind: 'actor-split',
        actor: deciding.actor,
        into: into!,
        articles: await open.anchors(deciding.articles),
      }
    }
    case 'actor-rename':
      return { kind: 'actor-rename', actor: deciding.actor, name: deciding.name }
    case 'story-make':
      return { kind: 'story-make', name: deciding.name, articles: await open.anchors(deciding.articles) }
    case 'story-merge': {
      const stories = []
      for (const id of deciding.stories) stories.push({ articles: await open.anchors((await story(db, id)).articles) })
      if (stories.length < 2) throw new DecisionError('wrong', 'a merge takes two stories at least')
      return { kind: 'story-merge', stories, name: deciding.name ?? null }
    }
    case 'story-split': {
      const of = { articles: await open.anchors((await story(db, deciding.story)).articles) }
      return { kind: 'story-split', story: of, articles: await open.anchors(deciding.articles), name: deciding.name }
    }
    case 'story-name': {
      const of = { articles: await open.anchors((await story(db, deciding.story)).articles) }
      return { kind: 'story-name', story: of, name: deciding.name }
    }
    case 'remove': {
      const row = await find(db, deciding.article)
      if (!row) throw missing('article', deciding.article)
      const all = await db.selectFrom('articles').select('text_digest').where('address', '=', row.address).execute()
      const texts = [...new Set(all.map((r) => r.text_digest))].sort()
      return { kind: 'remove', texts, address: addressDigest(row.address), reason: deciding.reason }
    }
  }
}

async function story(db: Kysely<Tables>, id: string): Promise<Story> {
  const found = await linkBody(db, 'story', id)
  if (!found) throw missing('story', id)
  return found
}

async function linking(db: Kysely<Tables>, d: Extract<Deciding, { kind: 'link' }>): Promise<Ruling> {
  const open = opener(db)
  const refs = async (list: readonly Ref[]): Promise<Anchor[]> => {
    const out: Anchor[] = []
    const isOfArticles = d.link === 'copy' || d.link === 'story'
    for (const r of list) {
      if (!isOfArticles && r.statement === undefined && r.spans === undefined)
        throw new DecisionError('wrong', `an ${d.link} ties statements: name the statement of ${r.article}`)
      out.push(await open.ref(isOfArticles ? { article: r.article } : r))
    }
    return out
  }
  const { link, verdict } = d
  if (!('id' in d)) {
    if (d.one.length === 0 || d.others.length === 0) throw new DecisionError('wrong', 'a link ties two things at least')
    return { kind: 'link', link, verdict, one: await refs(d.one), others: await refs(d.others), name: null }
  }
  const members: Ref[] = []
  let name: string | null = null
  if (link === 'utterance' || link === 'occasion') {
    const found = await linkBody(db, link, d.id)
    if (!found) throw missing(link, d.id)
    if ('name' in found) name = found.name
    for (const { article, content } of found.statements) members.push({ article, spans: content })
  } else {
    const found = link === 'copy' ? await linkBody(db, 'copy', d.id) : await linkBody(db, 'story', d.id)
    if (!found) throw missing(link, d.id)
    const names = 'original' in found ? [found.article, found.original] : found.articles
    for (const article of names) members.push({ article })
  }
  const all = await refs(members)
  // To refuse a link is to say of each of its members that it does not belong with any other.
  if (verdict === 'reject') return { kind: 'link', link, verdict, one: all, others: all, name }
  return { kind: 'link', link, verdict, one: all.slice(0, 1), others: all.slice(1), name }
}

import { createHash } from 'node:crypto'
import { type Actor, type ReadArticle, slug } from '@onrecord/format'
import type { Articles } from './articles.js'

const SCHEMATA: Readonly<Record<Actor['type'], string>> = {
  person: 'Person',
  state: 'PublicBody',
  organisation: 'Organization',
  group: 'LegalEntity',
  outlet: 'Organization',
  place: 'Address',
}

/**
 * FollowTheMoney entities as JSON Lines: an Article for each article, an entity for each actor (once over the whole
 * record), and a Mention that ties the two for each name used.
 */
export async function* followTheMoney(articles: Articles): AsyncIterable<string> {
  const told = new Set<string>()
  for await (const a of articles) {
    const id = `onrecord-${sha(`${a.uri}\n${a.text}`)}`
    yield line(id, 'Article', {
      title: a.title ?? undefined,
      fileName: a.name,
      publisher: a.outlet ?? undefined,
      author: a.byline ?? undefined,
      publishedAt: a.published.from === a.published.to ? (a.published.from ?? undefined) : undefined,
      language: a.language === 'en' ? 'eng' : undefined,
      sourceUrl: a.url,
      bodyText: a.text,
    })
    for (const actor of a.actors) {
      const entity = `onrecord-${slug(actor.id)}`
      if (!told.has(entity)) {
        told.add(entity)
        yield line(entity, SCHEMATA[actor.type], actor.type === 'place' ? { full: actor.name } : { name: actor.name })
      }
      const names = namesOf(a, actor)
      if (names.length > 0 && actor.type !== 'place')
        yield line(`onrecord-${sha(`${id} ${entity}`)}`, 'Mention', {
          document: id,
          resolved: entity,
          name: names,
          detectedSchema: SCHEMATA[actor.type],
        })
    }
  }
}

function namesOf(article: ReadArticle, actor: Actor): string[] {
  return [
    ...new Set(
      actor.mentions
        .filter((m) => m.form === 'name')
        .map((m) => article.text.slice(m.start, m.end).replace(/\s+/g, ' ')),
    ),
  ]
}

function line(id: string, schema: string, properties: Record<string, string | readonly string[] | undefined>): string {
  const given = Object.entries(properties).flatMap(([k, v]) =>
    v === undefined || v.length === 0 ? [] : [[k, typeof v === 'string' ? [v] : v]],
  )
  return `${JSON.stringify({ id, schema, properties: Object.fromEntries(given) })}\n`
}

const sha = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24)

import type { ActorRow, OnRecord } from '@onrecord/record'
import { type ActorShown, actorPage, mentionsIn } from '../show/actor.js'
import { actorNamed } from './names.js'
import type { Terminal } from './terminal.js'

// Statements, articles and namesakes shown: more are listed by \`statements --by\` and \`articles --actor\`.
const STATEMENTS = 10
const ARTICLES = 50
const ALIKE = 0.7

/** What is on record about the actor a person means, as a page or as a line of JSON. */
export async function showActor(record: OnRecord, typed: string, json: boolean, terminal: Terminal): Promise<string> {
  const { materialsOf, samePerson } = await import('@onrecord/flow')
  const { knowledge, language } = await materialsOf(record)
  const id = await actorNamed(record, typed, terminal)
  const rows = await everybody(record)
  const row = rows.find((r) => r.id === id)
  const known = knowledge.actor(id)
  const name = row?.name ?? known?.name ?? id
  const articles = []
  for (const { key } of await record.articles({ actor: id, limit: ARTICLES })) {
    const article = await record.article(key)
    if (article) articles.push(mentionsIn(article, id))
  }
  const variants = language.lexicon('name-variants')
  const described = (r: { readonly id: string; readonly name: string }) => {
    const k = knowledge.actor(r.id)
    return { name: r.name, family: k?.family, gender: k?.gender ?? null, roles: k?.offices.map((o) => o.role) ?? [] }
  }
  const alike =
    row?.type === 'person'
      ? rows
          .filter((r) => r.type === 'person' && r.id !== id)
          .map((r) => ({ id: r.id, name: r.name, ...samePerson(described({ id, name }), described(r), variants) }))
          .filter((r) => r.score >= ALIKE)
          .sort((a, b) => b.score - a.score)
      : []
  const shown: ActorShown = {
    id,
    name,
    type: row?.type ?? known?.type ?? 'person',
    names: known?.names ?? [],
    offices: known?.offices ?? [],
    articles,
    statements: await record.statements({ by: id, order: 'latest', limit: STATEMENTS }),
    alike,
  }
  if (json) return `${JSON.stringify(shown)}\n`
  return actorPage(shown, known, (other) => knowledge.actor(other)?.name ?? other, terminal)
}

async function everybody(record: OnRecord): Promise<ActorRow[]> {
  const all: ActorRow[] = []
  for (let offset = 0; ; offset += 500) {
    const rows = await record.actors({ limit: 500, offset })
    all.push(...rows)
    if (rows.length < 500) return all
  }
}

import type { ActorId } from '@onrecord/format'
import { slug } from '@onrecord/format'
import type { KnownActor } from '@onrecord/knowledge'
import type { ActorRow, ArticleRow, OnRecord } from '@onrecord/record'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

const words = (text: string): string[] => slug(text).split('-').filter(Boolean)

/**
 * The actor a person means by a name, part of a name, alias or id. Where several fit, the one with most statements is
 * taken and a note says so. Throws where nobody fits.
 */
export async function actorNamed(record: OnRecord, typed: string, terminal: Terminal): Promise<ActorId> {
  const asked = words(typed)
  const rows = await record.actors({ words: asked.join(' '), limit: 200 })
  const exact = rows.find((r) => r.id === typed || r.id === slug(typed))
  if (exact) return exact.id
  const known = await knownBy(record, typed)
  // What the knowledge base calls by these very words goes before names that merely hold them ("US", "Washington").
  const fitting = [...known, ...rows.filter((r) => asked.every((w) => words(`${r.name} ${r.id}`).includes(w)))]
  const [first, ...others] = [...new Map(fitting.map((r) => [r.id, r])).values()]
  if (!first) throw new UsageError(`nobody on record is called “${typed}”: \`onrecord actors\` lists who is`)
  if (others.length > 0) {
    const some = others.slice(0, 4).map((r) => `${r.name} (${r.id})`)
    terminal.note(`“${typed}” taken as ${first.name} (${first.id}); also on record: ${some.join(', ')}`)
  }
  return first.id
}

/** Actors on record that knowledge calls by a name, alias or metonym. */
async function knownBy(record: OnRecord, typed: string): Promise<ActorRow[]> {
  // Names alone are asked for: neither a language nor who held which office is loaded.
  const { knowledgeOf } = await import('@onrecord/knowledge/node')
  const knowledge = knowledgeOf(typed, (await record.ownActors()) as unknown as readonly KnownActor[])
  const found: ActorRow[] = []
  for (const { id, name } of [...knowledge.named(typed), ...knowledge.metonym(typed)])
    found.push(...(await record.actors({ words: name, limit: 20 })).filter((r) => r.id === id))
  return found.sort((a, b) => b.statements - a.statements)
}

/** The article a person means by name, key or the beginning of a name. Throws where none fits, or several do. */
export async function articleNamed(record: OnRecord, typed: string): Promise<ArticleRow> {
  const row = await record.articleRow(typed)
  if (row) return row
  const fitting = await record.articles({ begins: typed, limit: 6 })
  if (fitting.length === 1) return fitting[0]!
  if (fitting.length === 0)
    throw new UsageError(`no article on record is called “${typed}”: \`onrecord articles\` lists them`)
  throw new UsageError(`several articles begin with “${typed}”: ${fitting.slice(0, 5).map((r) => r.name).join(', ')}`) // biome-ignore format: one line
}

/** The outlet a person means, in any case or by its beginning. Throws where none fits. */
export async function outletNamed(record: OnRecord, typed: string): Promise<string> {
  const outlets = (await record.outlets()).map((o) => o.outlet)
  const plain = typed.toLowerCase()
  const found =
    outlets.find((o) => o === typed) ??
    outlets.find((o) => o.toLowerCase() === plain) ??
    outlets.find((o) => o.toLowerCase().startsWith(plain))
  if (found === undefined)
    throw new UsageError(
      outlets.length === 0
        ? 'no article on record names its outlet: give it with --outlet or --meta when adding'
        : `no article on record is by “${typed}”; there are: ${outlets.slice(0, 12).join(', ')}`,
    )
  return found
}

/** The story a person means by id or words of its name. Throws where none fits, or several do. */
export async function storyNamed(record: OnRecord, typed: string): Promise<string> {
  const stories = await record.stories()
  const exact = stories.find((s) => s.id === typed)
  if (exact) return exact.id
  const fitting = stories.filter((s) => words(typed).every((w) => words(s.name).includes(w)))
  if (fitting.length === 1) return fitting[0]!.id
  if (fitting.length === 0) throw new UsageError(`there is no story “${typed}”: \`onrecord stories\` lists them`)
  throw new UsageError(`several stories fit “${typed}”: ${fitting.slice(0, 5).map((s) => `${s.name} (${s.id})`).join(', ')}`) // biome-ignore format: one line
}

import { slice } from '@onrecord/format'
import type { Kysely } from 'kysely'
import type { Place, Quote } from '../contract.js'
import type { Tables } from '../shapes/tables.js'
import { lineAt } from './lines.js'

/** The words at places, in that order; a place whose article is not on record is left out. */
export async function quotes(db: Kysely<Tables>, places: readonly Place[]): Promise<Quote[]> {
  const names = [...new Set(places.map((p) => p.article))]
  const found = new Map<string, Omit<Quote, 'spans' | 'texts' | 'line'> & { readonly text: string }>()
  for (let i = 0; i < names.length; i += 200) {
    const rows = await db
      .selectFrom('articles')
      .innerJoin('readings', 'readings.article', 'articles.id')
      .select(['handle', 'outlet', 'title', 'published', 'readings.text'])
      .where('newest', '=', 1)
      .where('handle', 'in', names.slice(i, i + 200))
      .execute()
    for (const { handle, published, ...row } of rows)
      found.set(handle, { ...row, article: handle, published: JSON.parse(published) })
  }
  return places.flatMap(({ article, spans }) => {
    const at = found.get(article)
    if (!at) return []
    const { text, ...row } = at
    return [{ ...row, spans, texts: spans.map((s) => slice(text, s)), line: lineAt(text, spans[0]?.start ?? 0) }]
  })
}

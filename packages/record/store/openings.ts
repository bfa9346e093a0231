import type { Kysely } from 'kysely'
import type { Opening } from '../contract.js'
import type { Tables } from '../shapes/tables.js'

/** Characters of a text in which its opening is looked for. */
const WITHIN = 1200
const MOST = 72
const LEAST_WORDS = 5

/** Articles that are called so: of more, those that appeared last. */
const MOST_CALLED = 2000

/** What articles that name no outlet can be called by: their title, or how their text opens. In order of name. */
export async function openings(db: Kysely<Tables>): Promise<Opening[]> {
  const rows = await db
    .selectFrom('articles')
    .innerJoin('readings', 'readings.article', 'articles.id')
    .where('newest', '=', 1)
    .where('outlet', 'is', null)
    .select(['articles.handle', 'articles.title', 'readings.text'])
    .orderBy('day_from', 'desc')
    .orderBy('handle', 'desc')
    .limit(MOST_CALLED)
    .execute()
  rows.sort((a, b) => (a.handle < b.handle ? -1 : 1))
  return rows.map(({ handle, title, text }) => ({ article: handle, title, opening: openingOf(text.slice(0, WITHIN)) }))
}

/** The first words of a text's first line that is a sentence's length, cut at a word; empty where there is none. */
function openingOf(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim())
  const line = lines.find((l) => l.split(' ').length >= LEAST_WORDS) ?? lines.find((l) => l !== '') ?? ''
  if (line.length <= MOST) return line
  const cut = line.lastIndexOf(' ', MOST)
  return `${line.slice(0, cut > 0 ? cut : MOST)} …`
}

import { z } from '@hono/zod-openapi'
import type { ListName, Narrow } from '@onrecord/exports'
import type { OnRecord } from '@onrecord/record'
import { Refusal } from '../problem.js'
import { articleFilters } from '../routes/articles.js'
import { ledgerFilters } from '../routes/ledger.js'
import { occasionFilters } from '../routes/occasions.js'
import { searchFilters } from '../routes/search.js'
import { statementFilters } from '../routes/statements.js'
import { occasionsShown } from './occasions-shown.js'

/** What each list is narrowed by: the same as where it is asked for by itself. */
const FILTERS = {
  statements: z.strictObject(statementFilters),
  ledger: z.strictObject(ledgerFilters),
  occasions: z.strictObject(occasionFilters),
  articles: z.strictObject(articleFilters),
  passages: z.strictObject({ q: z.string().min(1), ...searchFilters }),
}

/** A list narrowed by the filters of an address: null where there are none. Refuses those that the list does not take. */
export async function narrowBy(
  record: OnRecord,
  list: ListName,
  filters: Readonly<Record<string, string>>,
): Promise<Narrow | null> {
  if (list === 'passages') {
    const { q, ...query } = taken(FILTERS[list], filters)
    return { list, words: q, query }
  }
  if (Object.keys(filters).length === 0) return null
  switch (list) {
    case 'statements':
      return { list, query: taken(FILTERS[list], filters) }
    case 'ledger':
      return { list, query: taken(FILTERS[list], filters) }
    case 'articles':
      return { list, query: taken(FILTERS[list], filters) }
    case 'occasions':
      return { list, occasions: (await occasionsShown(record, taken(FILTERS[list], filters))).shown }
    default:
      throw new Refusal(400, `The list of ${list} has no filters; leave out ${Object.keys(filters).join(', ')}.`)
  }
}

function taken<Q>(schema: z.ZodType<Q>, filters: Readonly<Record<string, string>>): Q {
  const { data, error } = schema.safeParse(filters)
  if (error)
    throw new Refusal(400, `${error.issues.map((i) => `${i.path.join('.') || 'filters'}: ${i.message}`).join('; ')}.`)
  return data
}

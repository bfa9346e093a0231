import type { DayRange, Occasion, OccasionKind } from '@onrecord/format'
import type { OnRecord } from '@onrecord/record'

/** Which occasions are shown, and in which order. */
export interface OccasionsQuery {
  readonly article?: string | undefined
  readonly actor?: string | undefined
  readonly story?: string | undefined
  readonly kind?: OccasionKind | undefined
  /** Those alone that several articles report. */
  readonly several?: 'true' | undefined
  /** `told`: those that most articles report first. */
  readonly order?: 'date' | 'told' | undefined
}

/** Occasions that fulfil a query, and those (`here`) that would of any kind, told by one article or several. */
export async function occasionsShown(
  record: OnRecord,
  { article, actor, story, kind, several, order }: OccasionsQuery,
): Promise<{ readonly here: readonly Occasion[]; readonly shown: readonly Occasion[] }> {
  const all = await record.occasions({ ...(article && { article }), ...(actor && { actor }) })
  const within = story === undefined ? null : await membersOf(record, story)
  const here = within === null ? all : all.filter((o) => o.articles.some((name) => within.has(name)))
  const shown = here
    .filter((o) => (several === undefined || o.articles.length > 1) && (kind === undefined || o.kind === kind))
    .sort(byDate)
  if (order === 'told') shown.sort((a, b) => b.articles.length - a.articles.length)
  return { here, shown }
}

const membersOf = async (record: OnRecord, story: string): Promise<ReadonlySet<string>> =>
  new Set((await record.stories()).find((s) => s.id === story)?.articles ?? [])

/** Order of days, the first first; what is undated comes last. */
function byDate(a: DayRange, b: DayRange): number {
  const key = (r: DayRange) => `${r.from ?? r.to ?? '9999'} ${r.to ?? r.from ?? '9999'}`
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}

import type { OnRecord, Ref } from '@onrecord/record'
import { articleNamed } from '../terminal/names.js'
import { UsageError } from '../terminal/usage-error.js'

/** Reads `ARTICLE` or `ARTICLE#STATEMENT`; the article need not be typed to its end. */
export async function refOf(record: OnRecord, typed: string): Promise<Ref> {
  // Names may hold a `#` of their own; ids of statements do not.
  const at = typed.lastIndexOf('#')
  if (at < 0 || (await record.articleRow(typed))) return { article: (await articleNamed(record, typed)).name }
  return { article: (await articleNamed(record, typed.slice(0, at))).name, statement: typed.slice(at + 1) }
}

/** Reads `ARTICLE#STATEMENT`. */
export async function statementRef(record: OnRecord, typed: string): Promise<Ref & { readonly statement: string }> {
  const ref = await refOf(record, typed)
  if (ref.statement === undefined)
    throw new UsageError(`name the statement of ${ref.article}, as ${ref.article}#s1: \`onrecord statements --json\` has their ids`) // biome-ignore format: one line
  return { ...ref, statement: ref.statement }
}

/** Several of them, separated by blanks or given one by one. */
export async function refsOf(record: OnRecord, typed: readonly string[]): Promise<Ref[]> {
  const out: Ref[] = []
  for (const each of typed) out.push(await refOf(record, each))
  return out
}

import type { OnRecord } from '@onrecord/record'

const MOST = 24

/** Answers about a record, kept until anything on it changes. */
interface Kept {
  readonly state: string
  readonly answers: Map<string, Promise<unknown>>
}
const records = new WeakMap<OnRecord, Kept>()

/**
 * An answer that costs much and changes only with the record: made once, then kept until an article, a decision or a
 * link changes. `key` names the question.
 */
export async function kept<T>(record: OnRecord, key: string, make: () => Promise<T>): Promise<T> {
  const { articles, woven, by } = await record.wovenState()
  // What is decided of links and stories changes neither articles nor what was woven.
  const state = `${articles} ${woven} ${by} ${await record.countDecisions()}`
  const known = records.get(record)
  const { answers }: Kept = known?.state === state ? known : { state, answers: new Map() }
  if (known?.answers !== answers) records.set(record, { state, answers })
  const answer = answers.get(key) ?? make()
  answers.delete(key)
  answers.set(key, answer)
  const oldest = answers.keys().next()
  if (answers.size > MOST && !oldest.done) answers.delete(oldest.value)
  answer.catch(() => answers.delete(key))
  return answer as Promise<T>
}

import type { OnRecord } from '@onrecord/record'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

/** Who decides: as the command line or the environment says. Throws where neither does. */
export function editor(by: string | undefined, { env }: Terminal): string {
  const name = (by ?? env.ONRECORD_BY)?.trim()
  if (!name) throw new UsageError('say who decides: --by NAME, or set ONRECORD_BY')
  return name
}

/** What a decision cannot be made of is its user's to put differently. */
export async function asUsage<T>(does: Promise<T>): Promise<T> {
  try {
    return await does
  } catch (error) {
    throw error instanceof Error && error.name === 'DecisionError' ? new UsageError(error.message) : error
  }
}

/** Links the articles anew where a decision changed what links rest on. */
export async function relink(record: OnRecord, terminal: Terminal): Promise<void> {
  const { articles, woven } = await record.wovenState()
  if (woven === null || articles === woven) return
  const { materialsOf, weaveRecord } = await import('@onrecord/flow')
  await weaveRecord(record, await materialsOf(record)).catch((error: unknown) => {
    terminal.note(
      `decided, but the articles could not be linked anew: ${error instanceof Error ? error.message : error}`,
    )
  })
}

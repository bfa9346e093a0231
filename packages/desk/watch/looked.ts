import type { Looked } from '@onrecord/format'
import { post } from '../api.js'
import { refresh } from '../use-answer.js'

/** The name under which the whole record is looked at: no watch has it. */
export const RECORD = ''

/** Keeps on record that an editor has looked at a watch, up to a mark. Rejects with `Unanswered`. */
export async function keepLooked(by: string, of: Pick<Looked, 'watch' | 'mark'>): Promise<void> {
  await post('/api/watches/looked', { by, ...of })
  refresh()
}

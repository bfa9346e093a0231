import type { Source } from '@onrecord/format'
import type { IntakeOptions } from '../options.js'
import type { Meta } from './table.js'

/** The source with what is known of it laid over what it says of itself: the flags win over the table, the table over the source. */
export function applyMeta(source: Source, { meta, given }: Pick<IntakeOptions, 'meta' | 'given'>): Source {
  const row: Meta | undefined = meta?.get(source.name)
  if (!row && !given) return source
  return {
    ...source,
    ...row,
    ...(given?.outlet && { outlet: given.outlet }),
    ...(given?.date && { published: given.date }),
    ...(given?.url && { url: given.url }),
  }
}

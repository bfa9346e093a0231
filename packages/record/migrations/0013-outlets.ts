import type { Kysely } from 'kysely'
import type { Tables } from '../shapes/tables.js'

/**
 * What an outlet printed, in order of days, with what its lists ask beside: the act and the last day. Until now each statement was
 * looked up for these. One index in place of another: minutes for a record of a million articles.
 */
export async function outlets({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createIndex('statements_outlet_narrow')
    .on('statements')
    .columns(['outlet', 'day_from', 'tie', 'ord', 'day_to', 'act'])
    .execute()
  await schema.dropIndex('statements_outlet_day_from_tie_ord').execute()
}

import type { OnRecord } from '@onrecord/record'
import { actorPage } from '../show/actor.js'
import { actorNamed } from './names.js'
import type { Terminal } from './terminal.js'

// Statements shown: more are listed by `statements --by`.
const STATEMENTS = 10

/** What is known and on record about the actor a person means, as a page or as a line of JSON. */
export async function showActor(record: OnRecord, typed: string, json: boolean, terminal: Terminal): Promise<string> {
  const { actorOnRecord } = await import('@onrecord/flow/actor')
  const { localDay } = await import('@onrecord/flow/day')
  const { materialsOf } = await import('@onrecord/flow/materials')
  const { knownById } = await import('@onrecord/knowledge/node')
  const id = await actorNamed(record, typed, terminal)
  const { language, own } = await materialsOf(record)
  const shown = (await actorOnRecord(record, { language, knowledge: knownById(own) }, id, localDay()))!
  const statements = await record.statements({ by: id, order: 'latest', limit: STATEMENTS })
  if (json) return `${JSON.stringify({ ...shown, statements })}\n`
  return actorPage(shown, statements, terminal)
}

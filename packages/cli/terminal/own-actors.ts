import { readFile } from 'node:fs/promises'
import {
  importFollowTheMoney,
  importPetrarch,
  importWikidata,
  type KnownActor,
  parseOwnActors,
} from '@onrecord/knowledge'
import { loadCountryCodes } from '@onrecord/knowledge/node'
import { UsageError } from './usage-error.js'

/**
 * A user's own actors out of a file, by its ending: CSV, FollowTheMoney entities (.jsonl), the answer to a Wikidata query
 * (.json), a dictionary of PETRARCH's (.actors, .agents), else YAML. Throws with every mistake in it, a line each.
 */
export async function ownActors(file: string): Promise<KnownActor[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
  try {
    if (/\.(jsonl|ijson)$/i.test(file)) return sound(file, importFollowTheMoney(text, loadCountryCodes()))
    if (/\.(actors|agents)$/i.test(file)) return sound(file, importPetrarch(text, loadCountryCodes()))
    if (/\.json$/i.test(file)) return sound(file, importWikidata(text))
    return parseOwnActors(text, /\.csv$/i.test(file) ? 'csv' : 'yaml', file)
  } catch (error) {
    const { message } = error as Error
    throw new UsageError(message.startsWith(file) ? message : `${file}: ${message}`)
  }
}

/** What a foreign file gave, where nothing in it was wrong. */
function sound(file: string, { actors, problems, left }: ReturnType<typeof importWikidata>): KnownActor[] {
  if (problems.length > 0) throw new Error(problems.map((p) => `${file}, line ${p.line}: ${p.message}`).join('\n'))
  if (actors.length === 0 && left) throw new Error(`${file}: holds words for kinds of people (agents), and no actors`)
  return [...actors]
}

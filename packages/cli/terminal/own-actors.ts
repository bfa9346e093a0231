import { readFile } from 'node:fs/promises'
import { importFollowTheMoney, importWikidata, type KnownActor, parseOwnActors } from '@onrecord/knowledge'
import { UsageError } from './usage-error.js'

/**
 * A user's own actors out of a file, by its ending: CSV, FollowTheMoney entities (.jsonl), the answer to a Wikidata query
 * (.json), else YAML. Throws with every mistake in it, a line each.
 */
export async function ownActors(file: string): Promise<KnownActor[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
  try {
    if (/\.(jsonl|ijson)$/i.test(file)) return sound(file, importFollowTheMoney(text))
    if (/\.json$/i.test(file)) return sound(file, importWikidata(text))
    return parseOwnActors(text, /\.csv$/i.test(file) ? 'csv' : 'yaml', file)
  } catch (error) {
    const { message } = error as Error
    throw new UsageError(message.startsWith(file) ? message : `${file}: ${message}`)
  }
}

/** What a foreign file gave, where nothing in it was wrong. */
function sound(file: string, { actors, problems }: ReturnType<typeof importWikidata>): KnownActor[] {
  if (problems.length > 0) throw new Error(problems.map((p) => `${file}, line ${p.line}: ${p.message}`).join('\n'))
  return [...actors]
}

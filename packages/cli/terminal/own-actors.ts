import { readFile } from 'node:fs/promises'
import { type KnownActor, parseOwnActors } from '@onrecord/knowledge'
import { UsageError } from './usage-error.js'

/** A user's own actors out of a file; CSV by its ending, else YAML. Throws with every mistake in it, a line each. */
export async function ownActors(file: string): Promise<KnownActor[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
  try {
    return parseOwnActors(text, /\.csv$/i.test(file) ? 'csv' : 'yaml', file)
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

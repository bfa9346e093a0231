import { open, rename, rm } from 'node:fs/promises'
import { UsageError } from './usage-error.js'

/**
 * Writes the pieces to a file, whole or not at all: they go beside it first and take its name when all is written.
 * Throws a UsageError that says why where the file can't be written.
 */
export async function save(file: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  const beside = `${file}.${process.pid}.part`
  const handle = await open(beside, 'w').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `${file} can’t be written (${error.code}): name a folder that exists and that you may write to`,
    )
  })
  try {
    for await (const piece of pieces) await handle.write(typeof piece === 'string' ? Buffer.from(piece) : piece)
    await handle.sync()
    await handle.close()
    await rename(beside, file)
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(beside, { force: true })
    throw error
  }
}

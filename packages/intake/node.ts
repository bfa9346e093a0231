import { type FileHandle, open, readFile } from 'node:fs/promises'
import { arriving, gathered, HEAD, type Input } from './input.js'
import type { Item } from './item.js'
import { applyMeta } from './meta/apply.js'
import { type MetaTable, readMeta } from './meta/table.js'
import type { IntakeOptions, Origin } from './options.js'
import { type IntakeProblem, isProblem, refusal } from './problem.js'
import { type Aside, take } from './take.js'

export { openRoom, type Room } from './room/room.js'
export type { Aside } from './take.js'

/**
 * The articles of a file, in its order, and its problems where they stand. Files that hold many (JSON Lines, CSV, archives) are read
 * one article after the other whatever their size; any other is read whole and must not pass the limit. Never throws for what is
 * wrong with the file: it vanished, may not be read, is a folder, is cut off.
 */
export async function* openSources(
  path: string,
  options: IntakeOptions = {},
  aside: Aside | null = null,
): AsyncGenerator<Item> {
  let file: FileHandle | undefined
  try {
    file = await open(path)
    const stat = await file.stat()
    if (stat.isDirectory()) yield refusal(path, 'not-a-file', 'this is a folder', 'name the files in it')
    else {
      const input = stat.isFile()
        ? await inFile(file, stat.size)
        : await arriving(file.createReadStream({ autoClose: false }))
      yield* told(take(input, { uri: path }, { options, depth: 0, aside }), options)
    }
  } catch (error) {
    yield failure(path, error)
  } finally {
    await file?.close().catch(() => {})
  }
}

/** The articles of a stream such as standard input, as `openSources` gives those of a file. */
export async function* streamSources(
  stream: AsyncIterable<Uint8Array>,
  origin: Origin,
  options: IntakeOptions = {},
  aside: Aside | null = null,
): AsyncGenerator<Item> {
  try {
    yield* told(take(await arriving(stream), origin, { options, depth: 0, aside }), options)
  } catch (error) {
    yield failure(origin.uri, error)
  }
}

/** The articles of bytes that were fetched or handed over, as `streamSources` gives those of a stream. */
export const bytesSources = (
  bytes: Uint8Array,
  origin: Origin,
  options: IntakeOptions = {},
  aside: Aside | null = null,
): AsyncGenerator<Item> => streamSources(inOne(bytes), origin, options, aside)

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function* told(items: AsyncIterable<Item>, options: IntakeOptions): AsyncGenerator<Item> {
  for await (const item of items) yield isProblem(item) ? item : applyMeta(item, options)
}

/** Reads a table of metadata (`readMeta`) from a file; one that cannot be read is a problem. */
export async function openMeta(path: string): Promise<{ table: MetaTable; problems: IntakeProblem[] }> {
  try {
    return readMeta(await readFile(path, 'utf8'), path)
  } catch (error) {
    return { table: new Map(), problems: [failure(path, error)] }
  }
}

async function inFile(file: FileHandle, size: number): Promise<Input> {
  const read = async (from: number, length: number): Promise<Uint8Array> => {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - from)))
    let done = 0
    while (done < buffer.length) {
      const { bytesRead } = await file.read(buffer, done, buffer.length - done, from + done)
      if (bytesRead === 0) break
      done += bytesRead
    }
    return buffer.subarray(0, done)
  }
  const chunks = () =>
    file.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>
  return { head: await read(0, HEAD), size, whole: (max) => gathered(chunks(), max), chunks, parts: { size, read } }
}

function failure(path: string, error: unknown): IntakeProblem {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return refusal(path, 'missing', 'no such file, or it went away while it was read', 'check the path')
  if (code === 'EACCES' || code === 'EPERM')
    return refusal(path, 'unreadable', 'no right to read it', 'change its permissions')
  return refusal(path, 'unreadable', `it cannot be read: ${message}`, 'check the disk it lies on')
}

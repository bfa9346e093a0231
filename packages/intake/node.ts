import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Source } from '@onrecord/format'
import { binaryKind } from './binary.js'
import { bareUtf16 } from './encoding/decode.js'
import { intake } from './intake.js'
import { jsonlStream } from './jsonl/stream.js'
import { applyMeta } from './meta/apply.js'
import { type MetaTable, readMeta } from './meta/table.js'
import { endingOf, nameOf } from './name.js'
import { type IntakeOptions, MAX_BYTES } from './options.js'
import { type IntakeProblem, type IntakeProblemCode, isProblem, tooLarge } from './problem.js'
import { recognise } from './recognise.js'
import { isGzip } from './unpack.js'

/**
 * The articles of a file, in its order, and its problems where they stand. JSON Lines (packed or not) are read line by line
 * whatever their size; any other file is read whole and must not exceed `options.maxBytes`. Never throws for what is wrong
 * with the file: it vanished, may not be read, is a folder, is cut off.
 */
export async function* openSources(path: string, options: IntakeOptions = {}): AsyncGenerator<Source | IntakeProblem> {
  let file: FileHandle | undefined
  try {
    file = await open(path)
    const stat = await file.stat()
    if (stat.isDirectory()) {
      yield problem(path, 'not-a-file', 'this is a folder', 'name the files in it')
      return
    }
    const head = Buffer.alloc(4096)
    const { bytesRead } = stat.isFile() ? await file.read(head, 0, head.length, 0) : { bytesRead: 0 }
    const max = options.maxBytes ?? MAX_BYTES
    if (stat.isFile() && isLines(path, head.subarray(0, bytesRead), options)) {
      for await (const item of jsonlStream(chunksOf(path, isGzip(head)), {
        uri: path,
        file: nameOf(path),
        maxBytes: max,
      }))
        yield isProblem(item) ? item : applyMeta(item, options)
      return
    }
    if (stat.size > max) {
      yield tooLarge(path, max)
      return
    }
    const { sources, problems } = intake(await file.readFile(), { uri: path }, options)
    yield* problems
    yield* sources
  } catch (error) {
    yield failure(path, error)
  } finally {
    await file?.close().catch(() => {})
  }
}

/** Reads a table of metadata (`readMeta`) from a file; one that cannot be read is a problem. */
export async function openMeta(path: string): Promise<{ table: MetaTable; problems: IntakeProblem[] }> {
  try {
    return readMeta(await readFile(path, 'utf8'), path)
  } catch (error) {
    return { table: new Map(), problems: [failure(path, error)] }
  }
}

/** Whether a file can be read line by line: JSON Lines in an encoding whose line feeds are single bytes. */
function isLines(path: string, head: Uint8Array, { format }: IntakeOptions): boolean {
  if ((format ?? (endingOf(path) === '' ? null : recognise(path, ''))) !== 'jsonl') return false
  if (head.length === 0 || (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    return false
  return isGzip(head) || (binaryKind(head) === null && bareUtf16(head) === null)
}

function chunksOf(path: string, packed: boolean): AsyncIterable<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  return packed ? pipeline(file, createGunzip(), () => {}) : file
}

function failure(path: string, error: unknown): IntakeProblem {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return problem(path, 'missing', 'no such file, or it went away while it was read', 'check the path')
  if (code === 'EACCES' || code === 'EPERM')
    return problem(path, 'unreadable', 'no right to read it', 'change its permissions')
  if (code?.startsWith('Z_'))
    return problem(path, 'packed', 'the gzip file is cut off or damaged', 'fetch or pack it again')
  return problem(path, 'unreadable', `it cannot be read: ${message}`, 'check the disk it lies on')
}

const problem = (file: string, code: IntakeProblemCode, message: string, remedy: string): IntakeProblem => ({
  problem: code,
  severity: 'error',
  file,
  place: null,
  message,
  remedy,
})

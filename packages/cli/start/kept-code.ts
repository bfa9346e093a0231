import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs' // biome-ignore format: one line
import { basename, dirname, join } from 'node:path'

/** What an engine made of one file of the program. */
export interface Part {
  /** The file's name. */
  readonly name: string
  /** When it was last written, and its length in characters: of another file nothing holds. */
  readonly written: number
  readonly characters: number
  readonly code: Buffer
}

/** What is kept of one command. */
export interface Kept {
  /** Ways of asking it after which it was kept. */
  readonly ways: readonly string[]
  readonly parts: readonly Part[]
}

interface Head extends Omit<Kept, 'parts'> {
  readonly parts: readonly (Omit<Part, 'code'> & {
    readonly at: number
    readonly bytes: number
    readonly sum: number
  })[]
}

/** More are none of ours. */
const MOST_BYTES = 64e6
/** The head's length stands before it. */
const LENGTH = 4
/** The engine takes code that stands at such places as it is, and copies other. */
const ALIGNED = 8
/** Words of 32 bits between two that are summed: every line of 64 bytes has one, and every sector of a disk eight. */
const STRIDE = 16

/** What a file keeps; null where there is none, it is someone else's or damaged. The engine itself does not look whether it is whole. */
export function readKept(file: string): Kept | null {
  try {
    const all = read(file)
    const headBytes = all.readUInt32LE(0)
    const { ways, parts }: Head = JSON.parse(all.toString('utf8', LENGTH, LENGTH + headBytes))
    const from = aligned(LENGTH + headBytes)
    const found = parts.map(({ at, bytes, sum, ...part }) => {
      const code = all.subarray(from + at, from + at + bytes)
      if (code.length !== bytes || sumOf(code) !== sum) throw new Error('damaged')
      return { ...part, code }
    })
    return { ways, parts: found }
  } catch {
    return null
  }
}

/** Keeps in a file, all of it or nothing. Says nothing where that can't be: what is kept is there for speed alone. */
export function writeKept(file: string, { ways, parts }: Kept): void {
  try {
    let at = 0
    const placed = parts.map(({ code, ...part }) => {
      const here = { ...part, at, bytes: code.length, sum: sumOf(code) }
      at = aligned(at + code.length)
      return here
    })
    const head = Buffer.from(JSON.stringify({ ways, parts: placed } satisfies Head))
    const from = aligned(LENGTH + head.length)
    const all = Buffer.alloc(from + at)
    all.writeUInt32LE(head.length, 0)
    head.copy(all, LENGTH)
    parts.forEach(({ code }, i) => void code.copy(all, from + placed[i]!.at))
    if (mkdirSync(dirname(file), { recursive: true, mode: 0o700 }) !== undefined) forgetOthers(dirname(file))
    // What one that was killed left. Another that writes at this moment has its own then, or nothing.
    for (const name of readdirSync(dirname(file)))
      if (name.startsWith(`${basename(file)}.`)) rmSync(join(dirname(file), name), { force: true })
    const beside = `${file}.${process.pid}`
    writeFileSync(beside, all, { mode: 0o600 })
    renameSync(beside, file)
  } catch {}
}

/** Folders kept beside a new one: of a version before, or of another Node. */
const OTHERS = 2

/** Lets go of what other versions kept, but for those used last. */
function forgetOthers(folder: string): void {
  const all = dirname(folder)
  const others = readdirSync(all)
    .filter((name) => name !== basename(folder))
    .map((name) => ({ path: join(all, name), at: statSync(join(all, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
  for (const { path } of others.slice(OTHERS)) rmSync(path, { recursive: true, force: true })
}

/** All of a file that belongs to who runs this: code that somebody else wrote is not run. */
function read(file: string): Buffer {
  const handle = openSync(file, 'r')
  try {
    const { size, uid } = fstatSync(handle)
    if (size > MOST_BYTES || (process.getuid !== undefined && uid !== process.getuid())) throw new Error('not ours')
    const all = Buffer.allocUnsafeSlow(size)
    if (readSync(handle, all) !== size) throw new Error('cut off')
    return all
  } finally {
    closeSync(handle)
  }
}

const aligned = (at: number): number => Math.ceil(at / ALIGNED) * ALIGNED

function sumOf(code: Buffer): number {
  const words = new Int32Array(code.buffer, code.byteOffset, code.length >> 2)
  let sum = code.length
  for (let at = 0; at < words.length; at += STRIDE) sum = (Math.imul(sum, 31) + words[at]!) | 0
  return sum
}

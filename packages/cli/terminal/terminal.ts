import { fstatSync, writeSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import picocolors from 'picocolors'

/** What a command may touch of the outside: streams, environment, whether a person is watching. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: Readable
  /** Columns of the screen; output that no person watches is not wrapped narrower than this either. */
  readonly width: number
  readonly colours: ReturnType<typeof picocolors.createColors>
  /** Whether progress is seen: standard error is a terminal. */
  readonly watched: boolean
  readonly stderr: Writable
  /** Whether standard output is a terminal, which bytes that are no text would upset. */
  readonly shown: boolean
  /** Writes to standard output; resolves when more may be written. */
  out(text: string | Uint8Array): Promise<void>
  /** Writes a line to standard error. */
  note(line: string): void
  /** The exit code so far; a command that fails in part raises it. */
  exit: number
}

/** Exit codes, as `onrecord --help` and the guide list them. */
export const EXIT = { fine: 0, someFailed: 1, usage: 2, record: 3, fault: 4, interrupted: 130 } as const

const WIDEST = 110

/**
 * The terminal of a process. Colours where standard output is one, NO_COLOR is not set and TERM is not dumb. Streams are made when they are
 * asked for: what ends up in a file or with another program is written there without one, which makes a question a tenth shorter.
 */
export function terminalOf(process: NodeJS.Process): Terminal {
  const { env } = process
  const stdout = standing(process, 'stdout', 1)
  const stderr = standing(process, 'stderr', 2)
  const colour = env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : stdout.isScreen && !env.NO_COLOR && env.TERM !== 'dumb'
  return {
    env,
    get stdin() {
      return process.stdin
    },
    get stderr() {
      return stderr.stream()
    },
    width: Math.min((stdout.isScreen && process.stdout.columns) || 100, WIDEST),
    colours: picocolors.createColors(colour),
    watched: stderr.isScreen,
    shown: stdout.isScreen,
    out: (text) => stdout.write(text),
    note: (line) => void stderr.write(`${line}\n`),
    exit: EXIT.fine,
  }
}

/** Where a process writes. */
interface Standing {
  readonly isScreen: boolean
  /** Resolves when more may be written. */
  write(text: string | Uint8Array): Promise<void>
  stream(): Writable
}

function standing(process: NodeJS.Process, name: 'stdout' | 'stderr', fd: 1 | 2): Standing {
  // A reader that has seen enough (`| head`) closes the pipe: nothing is wrong.
  const failed = (error: unknown): never => {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0)
    throw error
  }
  let opened: NodeJS.WriteStream | undefined
  const stream = () => {
    opened ??= process[name].on('error', failed)
    return opened
  }
  const isPlain = !mayBeScreen(fd)
  return {
    isScreen: !isPlain && Boolean(stream().isTTY),
    stream,
    write(text) {
      const left = isPlain && opened === undefined ? written(fd, text, failed) : text
      if (left.length === 0) return Promise.resolve()
      return stream().write(left) ? Promise.resolve() : new Promise((resolve) => stream().once('drain', resolve))
    },
  }
}

/** Whether a place to write to has to be asked whether it is a screen; where it can't be said, it has. */
function mayBeScreen(fd: number): boolean {
  try {
    const place = fstatSync(fd)
    return !(place.isFile() || place.isFIFO() || place.isSocket())
  } catch {
    return true
  }
}

/** Writes to a file, pipe or socket as Node's own streams do there, which wait too; what its reader is not ready for is left. */
function written(fd: number, text: string | Uint8Array, failed: (error: unknown) => never): Uint8Array {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  let at = 0
  try {
    while (at < bytes.length) at += writeSync(fd, bytes, at)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') failed(error)
  }
  return bytes.subarray(at)
}

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

/** The terminal of a process. Colours where standard output is one, NO_COLOR is not set and TERM is not dumb. */
export function terminalOf(process: NodeJS.Process): Terminal {
  const { stdout, stderr, stdin, env } = process
  const colour = env.FORCE_COLOR
    ? env.FORCE_COLOR !== '0'
    : Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb'
  // A reader that has seen enough (`| head`) closes the pipe: nothing is wrong.
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
  return {
    env,
    stdin,
    stderr,
    width: Math.min(stdout.columns || 100, WIDEST),
    colours: picocolors.createColors(colour),
    watched: Boolean(stderr.isTTY),
    shown: Boolean(stdout.isTTY),
    out: (text) =>
      stdout.write(text) ? Promise.resolve() : new Promise((resolve) => stdout.once('drain', () => resolve())),
    note: (line) => void stderr.write(`${line}\n`),
    exit: EXIT.fine,
  }
}

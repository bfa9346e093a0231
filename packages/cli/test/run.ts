import { Readable, Writable } from 'node:stream'
import picocolors from 'picocolors'
import { main } from '../main.js'
import type { Terminal } from '../terminal/terminal.js'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs one command line in this process, as if no person were watching. */
export async function run(
  args: readonly string[],
  { stdin = '', env = {} }: { readonly stdin?: string; readonly env?: Terminal['env'] } = {},
): Promise<Ran> {
  let [out, err] = ['', '']
  const terminal: Terminal = {
    env,
    stdin: Readable.from([Buffer.from(stdin)]),
    stderr: new Writable({
      write: (part, _encoding, done) => {
        err += part
        done()
      },
    }),
    width: 100,
    colours: picocolors.createColors(false),
    watched: false,
    shown: false,
    out: async (text) => {
      out += typeof text === 'string' ? text : Buffer.from(text).toString('latin1')
    },
    note: (line) => {
      err += `${line}\n`
    },
    exit: 0,
  }
  const code = await main(args, terminal)
  return { code, out, err }
}

/** Splits a command line as a shell does: blanks part words but for those in quotation marks; `*` is left to the program. */
export const words = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3]!)

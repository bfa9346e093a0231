import { readFileSync, statSync } from 'node:fs'
import type { Tls } from '@onrecord/server'
import { UsageError } from './usage-error.js'

/** What the command line says of how the desk is reached. */
export interface ReachedOptions {
  readonly tokenFile?: string
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly behind?: string
}

/** Fewer characters can be tried one after the other. */
const SHORTEST = 16

/** How the desk is reached, as the server takes it. Throws where a file is missing, open to others, or holds no such thing. */
export function reached(options: ReachedOptions): { token?: string; tls?: Tls; behind?: URL } {
  const { tokenFile, behind } = options
  const tls = tlsOf(options)
  return {
    ...(tokenFile !== undefined && { token: tokenIn(tokenFile) }),
    ...(tls && { tls }),
    ...(behind !== undefined && { behind: addressOf(behind) }),
  }
}

/** The certificate and key that files hold now; undefined where none are named. */
export function tlsOf({ tlsCert, tlsKey }: ReachedOptions): Tls | undefined {
  if (tlsCert === undefined && tlsKey === undefined) return undefined
  if (tlsCert === undefined || tlsKey === undefined)
    throw new UsageError('--tls-cert and --tls-key go together: give both')
  return { cert: read('--tls-cert', tlsCert), key: secret('--tls-key', tlsKey) }
}

function tokenIn(file: string): string {
  const token = secret('--token-file', file).trim()
  if (token.length < SHORTEST || /\s/.test(token))
    throw new UsageError(`--token-file: ${file} has to hold one token of ${SHORTEST} characters or more, without blanks: make one with \`openssl rand -base64 32\``) // biome-ignore format: one line
  return token
}

function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/')
    throw new UsageError(`--behind: the address people open, such as https://desk.example.org, not “${text}”`)
  return url
}

/** A file that nobody but its owner may read. */
function secret(option: string, file: string): string {
  const text = read(option, file)
  // Rights are not told so on Windows.
  if (process.platform !== 'win32' && (statSync(file).mode & 0o007) !== 0)
    throw new UsageError(`${option}: anybody on this machine may read ${file}: \`chmod 600 ${file}\``)
  return text
}

function read(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${option}: ${file} can’t be read (${(error as NodeJS.ErrnoException).code}): look at its name and permissions`) // biome-ignore format: one line
  }
}

import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { isLoopback } from './host.js'

/** A certificate and its key as PEM. */
export interface Tls {
  readonly cert: string
  readonly key: string
}

/** How a server is reached, and by whom. */
export interface Access {
  /** The address listened on. */
  readonly host: string
  /** What whoever asks has to know; without it everybody who reaches the server may ask. */
  readonly token?: string
  readonly tls?: Tls
  /** The address people open, where a proxy stands before the server (`https://desk.example.org`). */
  readonly behind?: URL
}

/** Why a server may not listen so, as a sentence that says what to do; null where it may. */
export function refusalOf({ host, token, tls, behind }: Access): string | null {
  if (isLoopback(host)) return null
  if (behind && token) return null
  if (behind)
    return `Behind a proxy the server has to listen on 127.0.0.1, or want a token: on ${host} others reach it past the proxy. Leave --host out, or give --token-file.`
  if (token && tls) return null
  return `${host} is reached from other machines: give --token-file, --tls-cert and --tls-key, or put a proxy before it and say so with --behind (docs/guide/running.md).`
}

/** Whether what is sent can be read on its way to whoever asks. */
export const isSecure = ({ tls, behind }: Access): boolean => tls !== undefined || behind?.protocol === 'https:'

/** The host names a server answers to: of this machine, the address listened on, the proxy's, and those of the certificate. */
export function namesOf({ host, tls, behind }: Access): (name: string) => boolean {
  const certificate = tls && new X509Certificate(tls.cert)
  const own = host.toLowerCase()
  return (name) => {
    const bare = name.toLowerCase().replace(/^\[(.*)\]$/, '$1')
    if (behind) return bare === behind.hostname.replace(/^\[(.*)\]$/, '$1') || isLoopback(name)
    if (isLoopback(name) || bare === own) return true
    if (!certificate) return false
    return (isIP(bare) ? certificate.checkIP(bare) : certificate.checkHost(bare)) !== undefined
  }
}

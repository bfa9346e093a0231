import { X509Certificate } from 'node:crypto'
import { createServer } from 'node:net'
import { fromFiles, saidOf } from '../config/apply.js'
import { SETTINGS } from '../config/settings.js'
import { reached } from '../terminal/reached.js'
import type { Terminal } from '../terminal/terminal.js'
import { UsageError } from '../terminal/usage-error.js'
import type { Finding } from './findings.js'

/** Days before a certificate ends on which to say so. */
const SOON = 14

/** Looks at what the desk needs around it: settings, the port, the token, the certificate. */
export async function ofSurroundings(terminal: Terminal): Promise<Finding[]> {
  const files = await fromFiles(terminal)
  const said = (name: string) => saidOf(SETTINGS.find((s) => s.name === name)!, terminal, files)?.value
  const settings: Finding[] =
    files.problems.length > 0
      ? files.problems.map(({ line }) => ({ what: 'settings', value: 'wrong', wrong: line }))
      : [{ what: 'settings', value: files.files.length > 0 ? files.files.join(', ') : 'none (see `onrecord config`)' }]
  const [tokenFile, tlsCert, tlsKey, behind] = ['token-file', 'tls-cert', 'tls-key', 'behind'].map(said)
  return [...settings, await ofPort(said('host') ?? '127.0.0.1', Number(said('port') ?? 4747), tlsCert !== undefined), ...ofAccess({ ...(tokenFile && { tokenFile }), ...(tlsCert && { tlsCert }), ...(tlsKey && { tlsKey }), ...(behind && { behind }) })] // biome-ignore format: one line
}

async function ofPort(host: string, port: number, isSecure: boolean): Promise<Finding> {
  const what = 'port of the desk'
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return { what, value: String(port), wrong: 'choose one from 0 to 65535' }
  const error = await new Promise<NodeJS.ErrnoException | null>((done) => {
    const server = createServer()
    server.once('error', done)
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(null)))
  })
  if (error === null) return { what, value: `${port}, free` }
  if (error.code !== 'EADDRINUSE') return { what, value: `${host}:${port} (${error.code})`, wrong: 'choose another with --host and --port' } // biome-ignore format: one line
  // A certificate is of the desk's name, not of the address it is asked by here.
  const isDesk = !isSecure && (await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}/healthz`, { signal: AbortSignal.timeout(2000) }).then((a) => a.ok, () => false)) // biome-ignore format: one line
  if (isDesk || isSecure) return { what, value: `${port}, ${isDesk ? 'a desk answers there' : 'in use'}` }
  return {
    what,
    value: `${port}, in use by another program`,
    wrong: `stop that, or choose another: --port ${port + 1}`,
  }
}

function ofAccess(options: Parameters<typeof reached>[0]): Finding[] {
  if (Object.keys(options).length === 0) return []
  try {
    const { tls, token } = reached(options)
    const found: Finding[] = [{ what: 'token of the desk', value: token ? 'there' : 'none' }]
    if (tls) {
      const { validTo } = new X509Certificate(tls.cert)
      const days = Math.floor((Date.parse(validTo) - Date.now()) / 86_400_000)
      found.push({ what: 'certificate', value: `until ${validTo}`, ...(days < SOON && { wrong: days < 0 ? 'it has ended: renew it' : `it ends in ${days} days: renew it` }) }) // biome-ignore format: one line
    }
    return found
  } catch (error) {
    const why = error instanceof UsageError ? error.message : `--tls-cert: it can’t be read as a certificate (${error})`
    return [{ what: 'access to the desk', value: 'wrong', wrong: why }]
  }
}

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { Context } from 'hono'
import { problem } from './problem.js'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}

/** Files whose name holds the digest of their content never change. */
const FOREVER = 'public, max-age=31536000, immutable'
/** Everything else is asked for again each time, and not sent again where it is the same. */
const ASK = 'no-cache'

const etagOf = (content: Uint8Array): string =>
  `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`

/** Answers with bytes, or with 304 where the asker has them already. */
function give(c: Context, content: Uint8Array<ArrayBuffer>, type: string, cache: string): Response {
  const headers = { 'Content-Type': type, 'Cache-Control': cache, ETag: etagOf(content) }
  if (c.req.header('If-None-Match') === headers.ETag) return c.body(null, 304, headers)
  return c.body(content, 200, headers)
}

/**
 * Serves the desk's built files out of `folder`. An address that names no file gets the page itself, which knows its own
 * addresses; a missing file with an ending is missing.
 */
export const site =
  (folder: string) =>
  async (c: Context): Promise<Response> => {
    let path: string
    try {
      path = normalize(decodeURIComponent(new URL(c.req.url).pathname))
    } catch {
      return problem(c, 400, 'The address is not well formed.')
    }
    const file = join(folder, path)
    if (path.includes('\0') || !(file + sep).startsWith(normalize(folder + sep)))
      return problem(c, 404, 'There is no such page.')
    const type = TYPES[extname(path)]
    if (type !== undefined) {
      const content = await readFile(file).catch(() => null)
      if (content) return give(c, new Uint8Array(content), type, path.startsWith(`${sep}assets${sep}`) ? FOREVER : ASK)
      if (path.startsWith(`${sep}assets${sep}`)) return problem(c, 404, `There is no file ${path}.`)
    }
    const page = await readFile(join(folder, 'index.html')).catch(() => null)
    if (page) return give(c, new Uint8Array(page), TYPES['.html']!, ASK)
    return problem(c, 404, 'The desk is not built. Run `npm run build -w @onrecord/desk`, then start again.')
  }

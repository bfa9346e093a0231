// Builds every package, the program out of them and the desk, unless nothing changed since the last build.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fail, root } from './install.mjs'

const stamp = `${root}node_modules/.onrecord-build`
const SOURCE = /\.(ts|tsx|css|html|json|svg|js)$/

/** A digest of every source's path, size and time. */
function state() {
  const hash = createHash('sha256')
  const walk = (folder) => {
    for (const entry of readdirSync(`${root}${folder}`, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (!['dist', 'node_modules', 'cases'].includes(entry.name)) walk(path)
      } else if (SOURCE.test(entry.name)) {
        const { size, mtimeMs } = statSync(`${root}${path}`)
        hash.update(`${path} ${size} ${mtimeMs}\n`)
      }
    }
  }
  walk('packages')
  for (const file of ['package-lock.json', 'tsconfig.base.json', 'scripts/bundle.mjs'])
    hash.update(readFileSync(`${root}${file}`))
  return hash.digest('hex')
}

export function build() {
  const now = state()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  process.stderr.write('Building …\n')
  for (const [command, ...args] of [
    ['tsc', '-b', 'packages/cli'],
    [process.execPath, 'scripts/bundle.mjs'],
    ['npm', 'run', '--silent', 'build', '-w', '@onrecord/desk'],
  ]) {
    const path = command === 'tsc' ? `${root}node_modules/.bin/tsc` : command
    const run = spawnSync(path, args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
    if (run.status !== 0) {
      process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}`)
      fail('the build failed (its words are above): pull the newest version, or open an issue with these lines.')
    }
  }
  writeFileSync(stamp, now)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build()

// Installs what package-lock.json names, unless that very lock is installed already.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = `${root}node_modules/.onrecord-install`

/** Ends the program with one line on standard error. */
export function fail(message) {
  process.stderr.write(`onrecord: ${message}\n`)
  process.exit(1)
}

export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .update(process.version.split('.')[0])
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  process.stderr.write('Installing …\n')
  // Not `npm ci`: it refuses a lock without the binaries that only other platforms need.
  const npm = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) {
    process.stderr.write(npm.stderr ?? '')
    if (/EACCES|EROFS|EPERM/.test(npm.stderr ?? ''))
      fail(`${root} can't be written to: clone into a folder of your own, or mend its permissions.`)
    fail('npm could not install the packages (its words are above): check the network and run the command again.')
  }
  writeFileSync(stamp, lock)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) install()

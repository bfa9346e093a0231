// Packs the program as one package that npm installs anywhere: dist/onrecord-VERSION.tgz. The workspace's packages go along as bundled
// dependencies, as they are built and without their sources; what others wrote is named with its version and installed beside it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'
import { fail, root } from './install.mjs'
import { licences } from './licences.mjs'

const out = join(root, 'dist')
const staged = join(out, 'package')

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))
const workspace = (name) => join(root, 'packages', basename(name))
const isOwn = (name) => name.startsWith('@onrecord/')

/** The command line's package and all of ours that it needs, the desk among them. */
function ownPackages() {
  const found = new Set(['@onrecord/desk'])
  const add = (name) => {
    if (found.has(name)) return
    found.add(name)
    for (const other of Object.keys(read(join(workspace(name), 'package.json')).dependencies ?? {}))
      if (isOwn(other)) add(other)
  }
  add('@onrecord/cli')
  return [...found].sort()
}

/** What is needed of a package where it runs: its build, its weights, words and facts. */
const RUNS = /(^|\/)(dist(\/.*)?|bin(\/.*)?|models(\/.*)?|en(\/.*)?|data(\/.*)?|package\.json)$/
const LEFT_OUT = /(\.map|\.d\.ts|\.tsbuildinfo|\.test\.js)$|\/(node_modules|cases|fuzz|test|testing)(\/|$)/

function stage(name) {
  const from = workspace(name)
  const to = join(staged, 'node_modules', name)
  const { version, license, type, exports, bin } = read(join(from, 'package.json'))
  const dist = join(from, 'dist')
  if (!existsSync(dist)) fail(`${name} is not built: run \`npm run build\`.`)
  cpSync(from, to, {
    recursive: true,
    filter: (path) => {
      const inside = path.slice(from.length + 1)
      return inside === '' || (RUNS.test(inside) && !LEFT_OUT.test(path.slice(from.length)))
    },
  })
  // Neither sources nor types go along, so nothing may lead to them.
  const runs = (at) => (typeof at === 'string' ? at : { default: at.default })
  const left = exports && Object.fromEntries(Object.entries(exports).map(([path, at]) => [path, runs(at)]))
  const about = { name, version, license, type, ...(left && { exports: left }), ...(bin && { bin }) }
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(about, null, 2)}\n`)
}

/** The sums of all files below a folder, as `sha256sum` writes them: by them the doctor knows what was damaged. */
function sums(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort()
  const sum = (path) => createHash('sha256').update(readFileSync(path)).digest('hex')
  return paths.map((path) => `${sum(path)}  ${relative(staged, path).replaceAll('\\', '/')}\n`).join('')
}

export function pack() {
  build()
  rmSync(staged, { recursive: true, force: true })
  mkdirSync(join(staged, 'bin'), { recursive: true })
  const own = ownPackages()
  for (const name of own) stage(name)

  const { version, description, license, engines } = read(join(root, 'package.json'))
  const dependencies = {}
  for (const name of own)
    for (const [other, wanted] of Object.entries(read(join(workspace(name), 'package.json')).dependencies ?? {}))
      if (!isOwn(other)) dependencies[other] = wanted
  const sorted = Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1)))
  const about = {
    name: 'onrecord',
    version,
    description,
    // The program's own; the weights' and word lists' are told in NOTICE.
    license: `${license} AND CC-BY-SA-4.0 AND CC-BY-4.0 AND MIT`,
    type: 'module',
    engines,
    bin: { onrecord: 'bin/onrecord.js' },
    files: ['bin', 'docs', 'LICENSE', 'NOTICE', 'LICENCES.md', 'CHANGELOG.md', 'SHA256SUMS'],
    dependencies: { ...sorted, ...Object.fromEntries(own.map((name) => [name, version])) },
    bundleDependencies: own,
  }
  writeFileSync(join(staged, 'package.json'), `${JSON.stringify(about, null, 2)}\n`)
  const start = readFileSync(join(root, 'packages/cli/bin/onrecord.js'), 'utf8')
  const moved = start.replaceAll("'../", "'../node_modules/@onrecord/cli/")
  if (moved === start) fail('packages/cli/bin/onrecord.js no longer starts what lies beside it: mend scripts/pack.mjs.')
  writeFileSync(join(staged, 'bin/onrecord.js'), moved, { mode: 0o755 })
  cpSync(join(root, 'packages/cli/bin/package.json'), join(staged, 'bin/package.json'))
  for (const file of ['LICENSE', 'NOTICE', 'CHANGELOG.md']) cpSync(join(root, file), join(staged, file))
  for (const folder of ['guide', 'reference'])
    cpSync(join(root, 'docs', folder), join(staged, 'docs', folder), { recursive: true })
  // The pictures of the page on the web are no part of the package.
  const readme = readFileSync(join(root, 'README.md'), 'utf8').replace(/^!\[.*\n/gm, '')
  writeFileSync(join(staged, 'README.md'), readme)
  writeFileSync(join(staged, 'LICENCES.md'), licences(Object.keys(sorted)))

  writeFileSync(join(staged, 'SHA256SUMS'), sums(join(staged, 'node_modules')))

  for (const file of readdirSync(out)) if (/^onrecord-.*\.tgz$/.test(file)) rmSync(join(out, file))
  const npm = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', out], {
    cwd: staged,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) fail(`npm pack failed:\n${npm.stderr}`)
  const [packed] = Object.values(JSON.parse(npm.stdout))
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1)
  process.stdout.write(`${join(out, packed.filename)}\n`)
  process.stderr.write(
    `${megabytes(packed.size)} MB, ${megabytes(packed.unpackedSize)} MB unpacked, ${packed.entryCount} files\n`,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) pack()

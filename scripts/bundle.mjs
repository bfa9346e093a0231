// Joins what `tsc` built to few files, packages/cli/dist/bundle: a program of hundreds of small files spends most of its start on
// finding and reading them. Parts that only some commands need stay files of their own, loaded with the first command that does. They are
// CommonJS, of which code can be kept from start to start (packages/cli/start).
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { root } from './install.mjs'

const slashed = (path) => path.replaceAll('\\', '/')
const packages = `${slashed(root)}packages/`
const built = (path) => `${packages}${path}.js`
const out = `${packages}cli/dist/bundle`
const { version } = JSON.parse(readFileSync(`${packages}cli/package.json`, 'utf8'))

/** What starts the program, the program, and what it starts beside it: threads that read, the process in which documents are taken apart. */
const ENTRIES = {
  start: built('cli/dist/start/start'),
  run: built('cli/dist/run'),
  'reading-worker': built('flow/dist/reading-worker'),
  'room-main': built('intake/dist/room/room-main'),
  'room-worker': built('intake/dist/room/room-worker'),
}

/** Those that start an entry by its place: the bundle's files lie beside each other, as theirs do. */
const STARTS = new Set([
  built('cli/dist/start/start'),
  built('flow/dist/pool'),
  built('intake/dist/room/room'),
  built('intake/dist/room/room-main'),
])

/**
 * What others wrote and every start would look for in dozens of files, and what is made of modules alone, which not every Node 20 lets
 * CommonJS ask for; the rest is loaded as it is installed.
 */
export const BUNDLED = [
  'commander',
  'csv-parse',
  'diff',
  'entities',
  'env-paths',
  'feed',
  'is-safe-filename',
  'kysely',
  'libsql',
  'parse5',
  'picocolors',
  'yaml',
]

/** What all commands share, so that one file is read for it and not one for each list, table and option. */
const SHARED =
  /\/packages\/(cli\/dist\/(?!run\.js|start\/|config\/files|doctor\/|commands\/(doctor|serve)|terminal\/(own-actors|reached))|record\/dist\/(decisions\/anchors-of|store\/around)\.js|format\/dist\/(?!schema|decision-schema))|\/node_modules\/(commander|env-paths|is-safe-filename|picocolors)\/|\/intake\/dist\/(problem|limits\/(limits|refused))\.js|^\0(process|late node:(fs\/promises|readline|v8))$/

/** Whether it is a package that is asked for, and no file. */
const isPackage = (id) => !id.startsWith('.') && !isAbsolute(id)

/** Files are found from where `tsc` put the code that looks for them. */
const places = {
  name: 'places',
  transform(code, id) {
    const path = slashed(id)
    if (!code.includes('import.meta.url') || !path.startsWith(packages) || STARTS.has(path)) return null
    const place = slashed(relative(out, path))
    return code.replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`)
  },
}

const PROCESS = 'node:process'

/** Of `node:process`, which makes streams of standard input and output for whoever imports it, its one export that is asked for. */
const standing = {
  name: 'process',
  resolveId: (id, _, { kind }) => {
    if (id !== PROCESS) return null
    return kind === 'import-statement' ? '\0process' : { id, external: true }
  },
  load: (id) => (id === '\0process' ? 'export default globalThis.process' : null),
}

/** Functions of Node's own parts that few questions call, and whose parts take milliseconds each to load: with the first call. */
const LATE = {
  'node:crypto': ['createHash', 'randomUUID'],
  'node:fs/promises': ['open', 'readFile', 'rename', 'rm'],
  'node:readline': ['createInterface'],
  'node:timers/promises': ['setTimeout'],
  'node:v8': ['setFlagsFromString'],
  'node:zlib': ['deflateRawSync', 'inflateRawSync'],
}
/** What every question loads. */
const ASKING = /\/packages\/(cli|record|format)\/dist\/(?!doctor\/|start\/)/

const late = {
  name: 'late',
  resolveId: (id, importer, { kind }) => {
    if (!(id in LATE)) return null
    const isLate = kind === 'import-statement' && ASKING.test(slashed(importer ?? ''))
    return isLate ? `\0late ${id}` : { id, external: true }
  },
  load: (id) => {
    const [, part] = id.split('\0late ')
    if (part === undefined) return null
    return LATE[part]
      .map((name) => `export const ${name} = (...given) => require('${part}').${name}(...given)`)
      .join('\n')
  },
}

/**
 * What others' code does at its start for cases that do not come up here: the driver of files asks the operating system for a report, to find
 * out which of its builds to load, though there is one that nearly every Linux can; colours ask for standard output.
 */
const SPARED = [
  [
    /\/libsql\/index\.js$/,
    [
      ['const { load, currentTarget } = require("@neon-rs/load");\n', ''],
      ['const { familySync, GLIBC, MUSL } = require("detect-libc");\n', ''],
      [/function requireNative\(\) \{[\s\S]*?\n\}\n/, 'const requireNative = require("\0native").default;\n'],
    ],
  ],
  [
    /\/commander\/lib\/command\.js$/,
    [
      ["const childProcess = require('node:child_process');\n", ''],
      [/\bchildProcess\.spawn\(/g, "require('node:child_process').spawn("],
    ],
  ],
  [/\/picocolors\/picocolors\.js$/, [['(p.stdout || {}).isTTY', 'false']]],
]

/**
 * Gives the driver's build for this computer. On Linux the usual one is looked for where packages are installed, in the folders above, by its
 * place: to find it by name takes a start two milliseconds. Where it is not there or does not load, the driver's own search finds another.
 */
const NATIVE = `import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
export default () => {
  const ours = createRequire(import.meta.url)
  if (process.platform === 'linux')
    for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at)) {
      const usual = join(at, 'node_modules/@libsql/linux-' + process.arch + '-gnu/index.node')
      if (existsSync(usual))
        try {
          return ours(usual)
        } catch {}
    }
  const its = createRequire(ours.resolve('libsql'))
  if (process.platform === 'linux')
    try {
      return its('@libsql/linux-' + process.arch + '-gnu')
    } catch {}
  return its('@libsql/' + its('@neon-rs/load').currentTarget())
}`

const spared = {
  name: 'spared',
  resolveId: (id) => (id === '\0native' ? id : null),
  load: (id) => (id === '\0native' ? NATIVE : null),
  transform(code, id) {
    const [, changes] = SPARED.find(([file]) => file.test(slashed(id))) ?? []
    if (changes === undefined) return null
    return changes.reduce((changed, [from, to]) => {
      if (typeof from === 'string' ? !changed.includes(from) : !from.test(changed))
        throw new Error(`${id} is not what it was: ${from}`)
      return changed.replace(from, to)
    }, code)
  },
}

/** Gives what others wrote, some of it modules: code that was kept can't import them itself (packages/cli/start). */
const IMPORT = { file: 'import.js', code: 'module.exports = (id) => import(id)\n' }

const imported = {
  name: 'imported',
  renderChunk: (code) =>
    code.replace(/\bimport\("([^."][^"]*)"\)/g, (_, id) =>
      id.startsWith('node:') ? `Promise.resolve(require("${id}"))` : `require("./${IMPORT.file}")("${id}")`,
    ),
}

/**
 * Code with each letter that is not of ASCII written as \uXXXX: an engine takes a file of ASCII alone as it is, and decodes any other into twice
 * its size. Throws where a letter cannot be written so without a change of meaning.
 */
function ascii(code) {
  const [cannot] = /(?<!\\)(?:\\\\)*\\[^\0-\x7f].{0,40}|\bString\.raw`[^`]*[^\0-\x7f][^`]*`/.exec(code) ?? []
  if (cannot) throw new Error(`cannot be written in ASCII; use an expression's .source instead: ${cannot}`)
  return code.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Throws where files ask for each other in a circle at their heads: one of them would find the other empty. */
function noCircles(files) {
  const asks = new Map(files.map((file) => [file.fileName, file.imports]))
  const known = new Set()
  const follow = (name, on) => {
    if (on.includes(name)) throw new Error(`files of the bundle ask for each other: ${[...on, name].join(' > ')}`)
    if (known.has(name)) return
    known.add(name)
    for (const other of asks.get(name) ?? []) follow(other, [...on, name])
  }
  for (const name of asks.keys()) follow(name, [])
}

export async function bundle() {
  const bundled = await rolldown({
    input: ENTRIES,
    platform: 'node',
    external: (id) =>
      isPackage(id) &&
      id !== PROCESS &&
      !(id in LATE) &&
      !id.startsWith('@onrecord/') &&
      !BUNDLED.includes(id.split('/')[0]),
    // Nothing of ours does anything by being loaded but what is started.
    treeshake: {
      moduleSideEffects: (id) => !slashed(id).startsWith(packages) || Object.values(ENTRIES).includes(slashed(id)),
    },
    plugins: [places, standing, late, spared, imported],
    preserveEntrySignatures: 'allow-extension',
    checks: { ineffectiveDynamicImport: false },
  })
  rmSync(out, { recursive: true, force: true })
  const { output } = await bundled.write({
    dir: out,
    format: 'cjs',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    // Less to read at each start; names stay, so that a trace says where it went wrong.
    minify: { compress: false, mangle: false, codegen: true },
    minifyInternalExports: false,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: 'shared', test: (id) => SHARED.test(slashed(id)) }],
    },
  })
  await bundled.close()
  noCircles(output)
  const code = createHash('sha256')
  for (const file of output) {
    code.update(file.code)
    writeFileSync(`${out}/${file.fileName}`, ascii(file.code))
  }
  writeFileSync(`${out}/${IMPORT.file}`, IMPORT.code)
  const about = { type: 'commonjs', version, code: code.digest('hex').slice(0, 16) }
  writeFileSync(`${out}/package.json`, `${JSON.stringify(about)}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle()

// npm start: installs, builds, reads the sample archive, opens the desk.
// Options behind `--` go to `onrecord serve` (npm start -- --port 4800 --no-open).
const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  process.stderr.write(`onrecord: Node ${process.versions.node} is too old: install Node 20 or later.\n`)
  process.exit(1)
}

const { spawnSync } = await import('node:child_process')
const { constants } = await import('node:os')
const { pathToFileURL } = await import('node:url')
const { fail, install, root } = await import('./install.mjs')
const { build } = await import('./build.mjs')

install()
build()

const { default: envPaths } = await import('env-paths')
const { accessSync, constants: mode, mkdirSync } = await import('node:fs')
const folder = process.env.ONRECORD_DATA ?? envPaths('onrecord', { suffix: '' }).data
try {
  mkdirSync(folder, { recursive: true })
  accessSync(folder, mode.W_OK)
} catch {
  fail(`${folder} can't be written to: mend its permissions, or set ONRECORD_DATA to a folder of your own.`)
}

const record = ['--record', `${folder}/sample.db`]
const cli = `${root}packages/cli/bin/onrecord.js`
function onrecord(...args) {
  const run = spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: 'inherit' })
  if (run.status !== 0) process.exit(run.status ?? 128 + (constants.signals[run.signal] ?? 0))
}
onrecord('actors', 'import', 'examples/actors.yaml', ...record, '--quiet')
onrecord('add', 'examples/archive', '--meta', 'examples/articles.csv', ...record, '--quiet')
// The desk runs in this very process, so that whoever ends it ends the desk.
process.argv = [process.execPath, cli, 'serve', '--open', ...record, ...process.argv.slice(2)]
await import(pathToFileURL(cli).href)

// Loaded before a program (node --require): has it say at its end which files of the workspace's packages it read, a line each, on
// standard error.
const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')

const seen = new Set()
for (const name of ['readFileSync', 'openSync']) {
  const own = fs[name]
  fs[name] = (path, ...more) => {
    seen.add(String(path))
    return own(path, ...more)
  }
}
syncBuiltinESMExports()
process.on('exit', () => {
  for (const path of seen) if (/packages.(language|knowledge).(models|en|data)/.test(path)) own(path)
})
const own = (path) => fs.writeSync(2, `read ${path}\n`)

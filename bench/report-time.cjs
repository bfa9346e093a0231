// Loaded before a program (node --require): has it say at its end how much processor time it took, in microseconds, on standard error.
const { writeSync } = require('node:fs')

process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  writeSync(2, `\ntook ${user + system}\n`)
})

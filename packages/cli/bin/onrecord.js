#!/usr/bin/env node
// Starts the built command line; says what to do where Node is too old or nothing is built. Plain JavaScript that every
// Node since 12 can parse, so that an old one reaches the sentence below; CommonJS, which starts sooner than modules.
// biome-ignore lint/style/useNodejsImportProtocol: the oldest know no other name
const { existsSync } = require('fs')
// biome-ignore lint/style/useNodejsImportProtocol: as above
const { join } = require('path')

const built = join(__dirname, '../dist/bundle/start.js')
const source = join(__dirname, '../run.ts')
const major = Number(process.versions.node.split('.')[0])

if (major < 20) {
  process.stderr.write(
    `onrecord: Node ${process.versions.node} is too old: install Node 20 or later (https://nodejs.org).\n`,
  )
  process.exitCode = 4
} else if (!existsSync(built)) {
  const how = existsSync(source) ? 'run `npm run build` in its folder' : 'install it again'
  process.stderr.write(`onrecord: the program is not built: ${how}.\n`)
  process.exitCode = 4
} else {
  require(built)
}

#!/usr/bin/env node
// Starts the built command line; says what to do where Node is too old or nothing is built. Plain JavaScript that every
// Node since 12 can parse, so that an old one reaches the sentence below.
import { existsSync } from 'node:fs'
import module from 'node:module'

const major = Number(process.versions.node.split('.')[0])
const built = new URL('../dist/bundle/run.js', import.meta.url)
const source = new URL('../run.ts', import.meta.url)

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
  // What the engine made of the code is kept from start to start, where it can be (Node 22).
  if (module.enableCompileCache) module.enableCompileCache()
  import(built.href)
}

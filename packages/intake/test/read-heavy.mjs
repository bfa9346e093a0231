// Reads a file in a room and tells the number of its process: to be killed in the midst of it.
import childProcess from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'
import { register } from 'tsx/esm/api'

const { fork } = childProcess
childProcess.fork = (...args) => {
  const child = fork(...args)
  process.send(child.pid)
  return child
}
syncBuiltinESMExports()
register()
const { openRoom, openSources } = await import('../node.ts')
const room = openRoom()
for await (const item of openSources(process.argv[2], {}, room.aside)) void item

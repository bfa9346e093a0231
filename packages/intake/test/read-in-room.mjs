// Reads a file in a room, in a program that does nothing else; tells the number of the room's process, and what came out. With a second
// argument it closes the room as well.
import childProcess from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'
import { register } from 'tsx/esm/api'

const { fork } = childProcess
childProcess.fork = (...args) => {
  const child = fork(...args)
  process.send?.(child.pid)
  return child
}
syncBuiltinESMExports()
register()
const { openRoom, openSources } = await import('../node.ts')
const room = openRoom()
for await (const item of openSources(process.argv[2], {}, room.aside))
  process.stdout.write(`${item.name ?? item.problem}\n`)
if (process.argv[3]) {
  await room.close()
  process.stdout.write('closed\n')
}

import { main } from './main.js'
import { terminalOf } from './terminal/terminal.js'

main(process.argv.slice(2), terminalOf(process)).then((code) => {
  process.exitCode = code
})

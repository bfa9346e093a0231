export { commands } from './commands.js'
export { main, programFor } from './main.js'
export { EXIT, type Terminal } from './terminal/terminal.js'

export { overHttp } from './http.js'
export { assistant } from './server.js'
export { overStdio } from './stdio.js'

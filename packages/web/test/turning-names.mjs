// Run in a network of its own (turning-names.test.ts), where a public address is this machine and names are what a file says they are.
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { register } from 'tsx/esm/api'

register()
const { fetcher } = await import('../fetch.ts')
const [hosts, open] = [process.argv[2], '93.184.215.14']
const asked = []
const server = createServer((q, a) => {
  asked.push(`${q.headers.host}${q.url}`)
  const to = {
    '/to-loopback': 'http://127.0.0.1:8000/secret',
    '/to-name': 'http://inside.example:8000/secret',
    '/to-six': 'http://[::1]:8000/secret',
    '/to-public': '/page',
  }[q.url] // prettier-ignore
  a.setHeader('connection', 'close')
  if (to) a.writeHead(302, { location: to }).end()
  else a.end('page')
})
await new Promise((done) => server.listen(8000, '::', done))
const names = (turning) =>
  writeFileSync(hosts, `${turning} turning.example\n127.0.0.1 inside.example\n${open} outside.example\n`)
const web = fetcher({ agent: 'onrecord-test', pause: 1, ignoreRobots: true })
const got = async (url) => {
  asked.length = 0
  const answer = await web.get(url).then(
    ({ bytes }) => Buffer.from(bytes).toString(),
    (error) => error.message,
  )
  return { answer, asked: [...asked] }
}
names(open)
const out = {
  outside: await got('http://outside.example:8000/page'),
  toPublic: await got('http://outside.example:8000/to-public'),
  toLoopback: await got('http://outside.example:8000/to-loopback'),
  toName: await got('http://outside.example:8000/to-name'),
  toSix: await got('http://outside.example:8000/to-six'),
  before: await got('http://turning.example:8000/page'),
}
names('127.0.0.1')
out.turned = await got('http://turning.example:8000/page')
process.stdout.write(JSON.stringify(out))
process.exit()

// Asks the registry for known faults of what the program is made of (`npm audit`, what is installed with it alone). Ends with 1 where there
// are grave ones; says so and goes on where the registry does not answer such questions.
import { spawnSync } from 'node:child_process'
import { root } from './install.mjs'

const GRAVE = ['high', 'critical']

const npm = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
let answer = null
try {
  answer = JSON.parse(npm.stdout)
} catch {
  // No JSON: npm's own words are below.
}
if (!answer?.metadata?.vulnerabilities) {
  const why = (answer?.message ?? answer?.error?.summary ?? npm.stderr ?? '').trim().split('\n')[0]
  process.stdout.write(`skipped: the registry answers no audit (${why || 'no answer'})\n`)
} else {
  const counts = answer.metadata.vulnerabilities
  const grave = GRAVE.reduce((sum, level) => sum + (counts[level] ?? 0), 0)
  for (const { name, severity, range } of Object.values(answer.vulnerabilities))
    process.stdout.write(`${severity}: ${name} ${range}\n`)
  process.stdout.write(`${counts.total} known faults, ${grave} of them grave\n`)
  if (grave > 0) process.exitCode = 1
}

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'

// npm run ingest -w @onrecord/bench -- FILE.jsonl[.gz] [--every 7] [--most 2000] [--rounds 1]: reads articles and does nothing with
// them, then puts the same on a fresh record without linking them, then on another links and all, as the command line does it with all
// cores. Prints words a second of each as it is measured, what share of the speed of reading that is, and the most memory it took.
// Build first: what users run is measured.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: { type: 'string', default: '1' },
    most: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '1' },
  },
})
const [file] = positionals
if (file === undefined) throw new Error('npm run ingest -w @onrecord/bench -- FILE.jsonl[.gz]: name the articles')
const [every, most, rounds] = [values.every, values.most, values.rounds].map(Number)
if (!(every! > 0) || !(most! > 0) || !(rounds! > 0))
  throw new Error('--every, --most and --rounds take numbers above 0')

const program = fileURLToPath(new URL('../packages/cli/bin/onrecord.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'onrecord-ingest-'))
try {
  const bytes = readFileSync(file)
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trimEnd().split('\n')
  const some = lines.filter((_, i) => i % every! === 0).slice(0, most)
  const words = some.reduce((n, line) => n + (JSON.parse(line).text as string).split(/\s+/).length, 0)
  const articles = join(folder, 'articles.jsonl')
  writeFileSync(articles, `${some.join('\n')}\n`)
  process.stdout.write(`${some.length} articles, ${words} words\n\n`)
  process.stdout.write(
    '| | seconds | words a second | of reading, % | most memory, MB |\n| --- | --: | --: | --: | --: |\n',
  )
  for (let round = 0; round < rounds!; round++) {
    const on = (name: string) => ['--quiet', '--record', join(folder, `${name}-${round}.db`)]
    const read = await run('read', articles)
    print('read', read, read)
    print('put on record', read, await run('add', articles, '--link-later', ...on('later')))
    print('put on record, links and all', read, await run('add', articles, ...on('now')))
  }

  function print(name: string, read: Run, { seconds, megabytes }: Run): void {
    const cells = [seconds, words / seconds, (100 * read.seconds) / seconds, megabytes].map((n) => n.toFixed(0))
    process.stdout.write(`| ${[name, ...cells].join(' | ')} |\n`)
  }
} finally {
  rmSync(folder, { recursive: true })
}

interface Run {
  readonly seconds: number
  readonly megabytes: number
}

/** Runs the program to its end; its output goes nowhere. Rejects where it fails. */
function run(...args: string[]): Promise<Run> {
  const begun = performance.now()
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  let megabytes = 0
  // The most a process ever took stands in its status while it runs (Linux).
  const watch = setInterval(() => {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(statusOf(child.pid!))?.[1]
    if (kilobytes !== undefined) megabytes = Number(kilobytes) / 1024
  }, 250)
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('exit', (code) => {
      clearInterval(watch)
      if (code === 0) done({ seconds: (performance.now() - begun) / 1000, megabytes })
      else failed(new Error(`onrecord ${args[0]} ended with ${code}`))
    })
  })
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}

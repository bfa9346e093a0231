import { existsSync, statSync } from 'node:fs'
import type { CommandModule } from '../command.js'
import { type RecordOptions, recordOptions, recordPath, withRecord } from '../terminal/record.js'
import { EXIT, type Terminal } from '../terminal/terminal.js'
import { VERSION } from '../version.js'

/** A finding: what was looked at, how it is, and what to do where it is wrong. */
interface Finding {
  readonly what: string
  readonly value: string
  readonly wrong?: string
}

/** `onrecord doctor` */
export const doctor: CommandModule = {
  name: 'doctor',
  summary: 'Say where the record lies, what is on it, and whether all is well',
  examples: ['onrecord doctor', 'onrecord doctor --json'],
  define(command, terminal) {
    recordOptions(command).action(async (options: RecordOptions) => {
      const findings: Finding[] = [
        { what: 'onrecord', value: VERSION },
        { what: 'node', value: process.versions.node },
      ]
      const path = await recordPath(options, terminal)
      if (!existsSync(path))
        findings.push({ what: 'record', value: `${path} (none yet: \`onrecord add PATH…\` makes it)` })
      else findings.push(...(await ofRecord(options, path, terminal)))
      const wrong = findings.filter((f) => f.wrong !== undefined)
      if (wrong.length > 0) terminal.exit = EXIT.someFailed
      if (options.json) for (const f of findings) await terminal.out(`${JSON.stringify(f)}\n`)
      else await terminal.out(page(findings, terminal))
    })
  },
}

async function ofRecord(options: RecordOptions, path: string, terminal: Terminal): Promise<Finding[]> {
  return withRecord(options, terminal, async (record) => {
    const { stale } = await import('@onrecord/flow')
    const counts = await record.counts()
    const old = (await stale({ record })).length
    const { articles, woven } = await record.wovenState()
    const problems = await record.check()
    return [
      { what: 'record', value: path },
      { what: 'size', value: `${(statSync(path).size / 1e6).toFixed(1)} MB` },
      ...Object.entries(counts).map(([what, n]) => ({ what, value: String(n) })),
      { what: 'own actors', value: String((await record.ownActors()).length) },
      { what: 'read by another version', value: String(old), ...(old > 0 && { wrong: 'run `onrecord reread`' }) },
      {
        what: 'links',
        value: articles === woven || counts.articles === 0 ? 'up to date' : 'behind the articles',
        ...(articles !== woven && counts.articles > 0 && { wrong: 'run `onrecord reread`' }),
      },
      { what: 'store', value: problems.length === 0 ? 'whole' : problems.join('; '), ...(problems.length > 0 && { wrong: 'put a copy of the record back' }) }, // biome-ignore format: one line
    ]
  })
}

function page(findings: readonly Finding[], { colours }: Terminal): string {
  const room = Math.max(...findings.map((f) => f.what.length)) + 2
  return findings
    .map((f) => `${colours.dim(f.what.padEnd(room))}${f.value}${f.wrong ? colours.yellow(`  → ${f.wrong}`) : ''}\n`)
    .join('')
}

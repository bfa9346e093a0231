import { existsSync } from 'node:fs'
import type { CommandModule } from '../command.js'
import { type Finding, findings } from '../doctor/findings.js'
import { type RecordOptions, recordOptions, recordPath, withRecord } from '../terminal/record.js'
import { EXIT, type Terminal } from '../terminal/terminal.js'

/** `onrecord doctor` */
export const doctor: CommandModule = {
  name: 'doctor',
  summary: 'Say where the record lies, what is on it, and whether all is well; make whole what is not',
  examples: ['onrecord doctor', 'onrecord doctor --json', 'onrecord doctor --repair', 'onrecord doctor --tidy', 'onrecord doctor --no-copy'], // biome-ignore format: one line
  define(command, terminal) {
    recordOptions(command)
      .option('--repair', 'make whole what is not: lay all out anew, or take over what can still be read')
      .option(
        '--tidy',
        'lay out better what grew by and by: lists and searches of a large record read less; others go on meanwhile',
      )
      .option(
        '--no-copy',
        'bring an older record up to date without a copy beside it first: there is a backup elsewhere',
      )
      .action(
        async (
          options: RecordOptions & { readonly repair?: boolean; readonly tidy?: boolean; readonly copy: boolean },
        ) => {
          const path = await recordPath(options, terminal)
          const { isServer } = await import('@onrecord/record')
          const isThere = isServer(path) || existsSync(path)
          if (!options.copy && isThere) await withRecord(options, terminal, async () => {}, { copy: false })
          if (options.repair && isThere) await mend(path, options, terminal)
          if (options.tidy && isThere)
            await withRecord(options, terminal, (record) => record.tidy((line) => terminal.note(line)))
          const found = await findings(path, options, terminal)
          if (found.some((f) => f.wrong !== undefined)) terminal.exit = EXIT.someFailed
          if (options.json) for (const f of found) await terminal.out(`${JSON.stringify(f)}\n`)
          else await terminal.out(page(found, terminal))
        },
      )
  },
}

/** Makes the record whole and its links anew; says what it did. */
async function mend(path: string, options: RecordOptions, terminal: Terminal): Promise<void> {
  const { repair } = await import('@onrecord/record')
  for (const line of await repair(path)) terminal.note(line)
  const { materialsOf, weaveRecord } = await import('@onrecord/flow')
  await withRecord(options, terminal, async (record) => weaveRecord(record, await materialsOf(record)))
}

function page(found: readonly Finding[], { colours }: Terminal): string {
  const room = Math.max(...found.map((f) => f.what.length)) + 2
  return found
    .map((f) => `${colours.dim(f.what.padEnd(room))}${f.value}${f.wrong ? colours.yellow(`  → ${f.wrong}`) : ''}\n`)
    .join('')
}

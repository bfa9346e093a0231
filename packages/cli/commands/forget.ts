import type { CommandModule } from '../command.js'
import { asUsage, relink } from '../terminal/editor.js'
import { outletNamed, storyNamed } from '../terminal/names.js'
import { firstDay } from '../terminal/options.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import { UsageError } from '../terminal/usage-error.js'

interface Options extends RecordOptions {
  readonly before?: string
  readonly olderThan?: number
  readonly outlet?: string
  readonly story?: string
  readonly dryRun?: boolean
}

/** `onrecord forget --before DAY` */
export const forget: CommandModule = {
  name: 'forget',
  summary: 'Let articles leave the record by a rule, in every edition and without a trace in its indexes',
  examples: ['onrecord forget --before 2025-02 --dry-run', 'onrecord forget --outlet kesten --dry-run --json'],
  define(command, terminal) {
    recordOptions(command)
      .option('--before <day>', 'that appeared before a day, month or year', firstDay)
      .option('--older-than <days>', 'that appeared so many days ago and longer', days)
      .option('--outlet <name>', 'of this outlet')
      .option('--story <story>', 'of this story')
      .option('--dry-run', 'say which, and leave them')
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const { outlet, story, olderThan } = options
          const before = [options.before, olderThan === undefined ? undefined : await daysAgo(olderThan)]
            .filter((day) => day !== undefined)
            .sort()[0]
          const rule = {
            ...(before !== undefined && { before }),
            ...(outlet && { outlet: await outletNamed(record, outlet) }),
            ...(story && { story: await storyNamed(record, story) }),
          }
          if (Object.keys(rule).length === 0)
            throw new UsageError('say which articles: --before, --older-than, --outlet or --story')
          const names = await asUsage(options.dryRun ? record.forgettable(rule) : record.forget(rule))
          for (const name of names) await terminal.out(options.json ? `${JSON.stringify({ name })}\n` : `${name}\n`)
          terminal.note(
            options.dryRun ? `${names.length} articles would leave` : `${names.length} articles left the record`,
          )
          if (!options.dryRun) await relink(record, terminal)
        }),
      )
  },
}

function days(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new UsageError('--older-than takes a number of days')
  return Number(text)
}

async function daysAgo(n: number): Promise<string> {
  const { addDays } = await import('@onrecord/format')
  const { localDay } = await import('@onrecord/flow')
  return addDays(localDay(), -n)
}

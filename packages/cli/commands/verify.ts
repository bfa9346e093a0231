import { VERDICTS, type Verdict } from '@onrecord/format'
import { Option } from 'commander'
import type { CommandModule } from '../command.js'
import { verification } from '../show/verification.js'
import { articleNamed, storyNamed } from '../terminal/names.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

interface Options extends RecordOptions {
  readonly article?: string
  readonly story?: string
  readonly verdict?: Verdict
}

/** `onrecord verify` */
export const verify: CommandModule = {
  name: 'verify',
  summary: 'Hold quotations in reports against the transcripts and documents on record',
  examples: ['onrecord verify', 'onrecord verify --verdict altered --json'],
  define(command, terminal) {
    recordOptions(command)
      .option('--article <name>', 'the quotations of this article')
      .option('--story <id>', 'those of one story: its id or words of its name')
      .addOption(new Option('--verdict <verdict>', 'those found so').choices(VERDICTS))
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const { materialsOf } = await import('@onrecord/flow/materials')
          const { verifications } = await import('@onrecord/flow/verify')
          const query = {
            ...(options.article && { article: (await articleNamed(record, options.article)).name }),
            ...(options.story && { story: await storyNamed(record, options.story) }),
          }
          const count = new Map<Verdict, number>()
          for await (const v of verifications(record, await materialsOf(record), query)) {
            count.set(v.verdict, (count.get(v.verdict) ?? 0) + 1)
            if (options.verdict && v.verdict !== options.verdict) continue
            if (options.json) await terminal.out(`${JSON.stringify(v)}\n`)
            else if (options.verdict || v.verdict !== 'not found')
              await terminal.out(`${await verification(v, record, terminal)}\n`)
          }
          if (!options.json)
            terminal.note(VERDICTS.map((verdict) => `${count.get(verdict) ?? 0} ${verdict}`).join(' · '))
        }),
      )
  },
}

import { FATES, type FateState, LEDGER_KINDS, type LedgerKind } from '@onrecord/format'
import { Option } from 'commander'
import type { CommandModule } from '../command.js'
import { byDay } from '../show/by-day.js'
import { ledgerEntry } from '../show/ledger-entry.js'
import { asFile, type FileOptions, fileOptions } from '../terminal/as-file.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { actorNamed, articleNamed, storyNamed } from '../terminal/names.js'
import { lastDay } from '../terminal/options.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'

interface Options extends RecordOptions, ListOptions, FileOptions {
  readonly kind?: LedgerKind
  readonly state?: FateState
  readonly holder?: string
  readonly article?: string
  readonly story?: string
  readonly due?: string
  readonly order?: 'made' | 'latest' | 'due'
}

/** `onrecord ledger` */
export const ledger: CommandModule = {
  name: 'ledger',
  summary: 'List conditions, promises, threats, demands and predictions, and what became of them',
  examples: [
    'onrecord ledger',
    'onrecord ledger --kind condition --state open --json',
    'onrecord ledger --order due',
    'onrecord ledger --state open --format csv --out open.csv',
  ],
  define(command, terminal) {
    fileOptions(recordOptions(listOptions(command)))
      .addOption(new Option('--kind <kind>', 'of one kind').choices(LEDGER_KINDS))
      .addOption(new Option('--state <state>', 'what became of it, as proposed or decided').choices(FATES))
      .option('--holder <actor>', 'whose: a name, part of one, or an id')
      .option('--article <name>', 'in this article')
      .option('--story <id>', 'of one story: its id or words of its name')
      .option('--due <day>', 'due on or before this day, or the last of this month or year', lastDay)
      .addOption(
        new Option('--order <order>', 'what comes first (default: latest; with --json and in files made)').choices([
          'made',
          'latest',
          'due',
        ]),
      )
      .action((options: Options) =>
        withRecord(options, terminal, async (record) => {
          const query = {
            ...(options.kind && { kind: options.kind }),
            ...(options.state && { state: options.state }),
            ...(options.holder && { holder: await actorNamed(record, options.holder, terminal) }),
            ...(options.article && { article: (await articleNamed(record, options.article)).name }),
            ...(options.story && { story: await storyNamed(record, options.story) }),
            ...(options.due && { due: options.due }),
            ...(options.order && { order: options.order }),
          }
          if (await asFile(options, terminal, record, () => ({ list: 'ledger', query }))) return
          // Who looks wants what is newest; what is taken away stands as it was made.
          const shown = { ...(!options.json && { order: 'latest' as const }), ...query }
          await list(
            options,
            terminal,
            (page) => record.ledger({ ...shown, ...page }),
            (rows) =>
              byDay(
                rows,
                (e) => e.made,
                (e) => ledgerEntry(e, terminal),
                terminal,
              ),
            'no such entry on record',
          )
        }),
      )
  },
}

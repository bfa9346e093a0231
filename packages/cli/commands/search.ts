import type { SearchHit } from '@onrecord/record'
import type { CommandModule } from '../command.js'
import { days } from '../show/days.js'
import { asFile, type FileOptions, fileOptions } from '../terminal/as-file.js'
import { type ListOptions, list, listOptions } from '../terminal/list.js'
import { outletNamed } from '../terminal/names.js'
import { firstDay, lastDay } from '../terminal/options.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import type { Terminal } from '../terminal/terminal.js'

interface Options extends RecordOptions, ListOptions, FileOptions {
  readonly outlet?: string
  readonly from?: string
  readonly to?: string
}

/** `onrecord search WORDS` */
export const search: CommandModule = {
  name: 'search',
  summary: 'Find articles that hold all the words, the best first',
  examples: ['onrecord search treaty', `onrecord search '"the text is ready"' --json`, 'onrecord search "negotiat*"'],
  define(command, terminal) {
    fileOptions(
      recordOptions(
        listOptions(
          command.argument('<words...>', 'words; "in quotation marks" as they follow; begin* for beginnings'),
        ),
      ),
    )
      .option('--outlet <name>', 'of this outlet')
      .option('--from <day>', 'published on or after', firstDay)
      .option('--to <day>', 'published on or before', lastDay)
      .action((words: string[], options: Options) =>
        withRecord(options, terminal, async (record) => {
          const query = {
            ...(options.outlet && { outlet: await outletNamed(record, options.outlet) }),
            ...(options.from && { from: options.from }),
            ...(options.to && { to: options.to }),
          }
          // A phrase that the shell took the quotation marks off is a phrase still.
          const typed = words.map((w) => (/\s/.test(w) && !w.includes('"') ? `"${w}"` : w)).join(' ')
          if (await asFile(options, terminal, record, () => ({ list: 'passages', words: typed, query }))) return
          await list(
            options,
            terminal,
            (page) => record.search(typed, { ...query, ...page }),
            (hits) => hits.map((h) => found(h, terminal)).join('\n'),
            'no article on record holds these words',
          )
        }),
      )
  },
}

function found(hit: SearchHit, { colours }: Terminal): string {
  const more = hit.hits.length > 1 ? `, ${hit.hits.length} times` : ''
  const said =
    hit.statements.length > 0
      ? `, in ${hit.statements.length} ${hit.statements.length === 1 ? 'statement' : 'statements'}`
      : ''
  const about = [hit.outlet, days(hit.published)].filter(Boolean).join(', ')
  return `${colours.bold(hit.title ?? hit.article)}  ${colours.dim(`${about}${more}${said}`)}\n  ${marked(hit, colours)}\n  ${colours.dim(hit.article)}\n`
}

/** The snippet with its hits set off. */
function marked({ snippet, snippetText, hits }: SearchHit, colours: Terminal['colours']): string {
  let out = ''
  let at = snippet.start
  for (const { start, end } of hits) {
    if (start < at || end > snippet.end) continue
    out += snippetText.slice(at - snippet.start, start - snippet.start)
    out += colours.yellow(snippetText.slice(start - snippet.start, end - snippet.start))
    at = end
  }
  return (out + snippetText.slice(at - snippet.start)).replace(/\s+/g, ' ').trim()
}

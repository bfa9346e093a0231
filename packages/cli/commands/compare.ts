import type { ArticleRow, Comparison, StatementRow } from '@onrecord/record'
import type { CommandModule } from '../command.js'
import { days } from '../show/days.js'
import { difference } from '../show/difference.js'
import { speakerOf, statement } from '../show/statement.js'
import { wrap } from '../show/wrap.js'
import { articleNamed } from '../terminal/names.js'
import { type RecordOptions, recordOptions, withRecord } from '../terminal/record.js'
import type { Terminal } from '../terminal/terminal.js'

/** `onrecord compare A B` */
export const compare: CommandModule = {
  name: 'compare',
  summary: 'Set two articles side by side: what both report, what only one has, where they differ',
  examples: [],
  define(command, terminal) {
    recordOptions(command.argument('<a>', 'an article’s name').argument('<b>', 'another’s')).action(
      (a: string, b: string, options: RecordOptions) =>
        withRecord(options, terminal, async (record) => {
          const { compare } = await import('@onrecord/record')
          const [one, other] = [await articleNamed(record, a), await articleNamed(record, b)]
          const comparison = (await compare(record, one.key, other.key))!
          await terminal.out(options.json ? `${JSON.stringify(comparison)}\n` : page(comparison, terminal))
        }),
    )
  },
}

function page(c: Comparison, terminal: Terminal): string {
  const { colours, width } = terminal
  const title = (a: ArticleRow, label: string) =>
    `${colours.bold(label)}  ${[a.outlet, a.title ?? a.name, days(a.published)].filter(Boolean).join(' · ')}\n`
  const heading = (text: string) => `\n${colours.underline(text)}\n\n`
  const said = (s: StatementRow, label: string) =>
    `  ${colours.bold(label)} ${wrap(s.contentText, width, 4).trimStart()}${colours.dim(`  :${s.line}`)}\n`
  let out = title(c.a, 'A') + title(c.b, 'B')
  for (const o of c.occasions) out += `${colours.dim('both report')}  ${o.name} (${o.kind}, ${days(o)})\n`
  for (const copy of c.copies)
    out += `${colours.dim('copy')}  ${Math.round(copy.share * 100)} % of ${copy.article === c.a.name ? 'A stands in B' : 'B stands in A'}\n`
  if (c.both.length > 0) {
    out += heading('In both')
    for (const u of c.both) {
      out += `${colours.bold(speakerOf(u.a[0]!))}\n`
      for (const s of u.a) out += said(s, 'A')
      for (const s of u.b) out += said(s, 'B')
      out += '\n'
    }
  }
  if (c.differences.length > 0)
    out += heading('Where they differ') + c.differences.map((d) => difference(d, terminal)).join('\n')
  for (const [label, only] of [['Only in A', c.onlyA], ['Only in B', c.onlyB]] as const) // biome-ignore format: one line
    if (only.length > 0) out += heading(label) + only.map((s) => statement(s, terminal)).join('\n')
  return out
}

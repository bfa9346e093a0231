import type { CommandModule } from '../command.js'
import { table } from '../show/table.js'
import { EXIT } from '../terminal/terminal.js'

const COLUMNS = [
  { head: 'setting' },
  { head: 'value', gives: true },
  { head: 'said by' },
  { head: 'what', gives: true },
]

/** `onrecord config` */
export const config: CommandModule = {
  name: 'config',
  summary: 'Show what holds where the command line says nothing, and who said so',
  examples: ['onrecord config', 'onrecord config --json'],
  define(command, terminal) {
    command.option('--json', 'one JSON object a line').action(async ({ json }: { readonly json?: boolean }) => {
      const [{ fromFiles, saidOf }, { SETTINGS, variableOf }] = await Promise.all([
        import('../config/apply.js'),
        import('../config/settings.js'),
      ])
      const files = await fromFiles(terminal)
      const rows = SETTINGS.map((setting) => {
        const said = saidOf(setting, terminal, files)
        const { name, what, otherwise } = setting
        return { name, value: said?.value ?? null, where: said?.where ?? null, otherwise, what, variable: variableOf(setting) } // biome-ignore format: one line
      })
      if (json) for (const row of rows) await terminal.out(`${JSON.stringify(row)}\n`)
      else {
        await terminal.out(table(COLUMNS, rows.map((r) => [r.name, r.value ?? r.otherwise, r.where ?? 'default', r.what]), terminal)) // biome-ignore format: one line
        const read = files.files.length > 0 ? `Read: ${files.files.join(', ')}.` : 'There is no file of settings.'
        terminal.note(`Flags win over the environment (ONRECORD_PORT), the environment over ./onrecord.yaml, that over your own onrecord.yaml. ${read}`) // biome-ignore format: one line
      }
      for (const { line } of files.problems) terminal.note(`onrecord: ${line}`)
      if (files.problems.length > 0) terminal.exit = EXIT.usage
    })
  },
}

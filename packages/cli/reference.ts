import type { Command } from 'commander'
import { programFor } from './main.js'
import type { Terminal } from './terminal/terminal.js'

/** The command line's reference as Markdown: what `--help` says of each command, out of the definitions themselves. */
export async function cliReference(): Promise<string> {
  const program = await programFor([], plain)
  const parts = program.commands.flatMap((c) => [
    part(c, c.name()),
    ...c.commands.map((s) => part(s, `${c.name()} ${s.name()}`)),
  ])
  return `# The command line
Generated from the commands' definitions by \`npm run reference\`. [The guide](../guide/cli.md) shows how they go together.

Exit codes: 0 all went well; 1 some inputs failed, the rest went on; 2 the command line is wrong; 3 the record cannot be
opened or written; 4 a fault of the program; 130 interrupted.

${parts.join('\n')}`
}

function part(command: Command, name: string): string {
  // What addHelpText adds is written out, not part of helpInformation.
  let help = ''
  command.configureOutput({
    writeOut: (text) => {
      help += text
    },
  })
  command.outputHelp()
  return `## ${name}\n\`\`\`\n${help.trimEnd()}\n\`\`\`\n`
}

/** A terminal of a fixed width that only help is asked of. */
const plain = { width: 100 } as Terminal

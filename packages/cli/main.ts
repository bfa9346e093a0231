import { Command, CommanderError } from 'commander'
import { commands } from './commands.js'
import { applySettings } from './config/apply.js'
import { EXIT, type Terminal } from './terminal/terminal.js'
import { UsageError } from './terminal/usage-error.js'
import { VERSION } from './version.js'

const EXIT_CODES = `
Exit codes: 0 all went well · 1 some inputs failed, the rest went on · 2 the command line is wrong · 3 the record cannot
be opened or written, or the queue not reached · 4 a fault of the program · 130 interrupted`

/** Commands that say what is wrong with settings instead of refusing them. */
const LOOKING = new Set(['config', 'doctor'])

/** What asks for the version alone, for which no command is loaded. */
const VERSION_FLAGS = new Set(['--version', '-V'])

/** Runs one command line (without node and script). Gives the exit code; writes through the terminal alone. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const program = await programFor(args, terminal)
    await program.parseAsync([...args], { from: 'user' })
    return terminal.exit
  } catch (error) {
    return failed(error, terminal)
  }
}

/** The program with the command that is called alone, or with all where none is. */
export async function programFor(args: readonly string[], terminal: Terminal): Promise<Command> {
  const program = new Command('onrecord')
    .description('Who said what, to whom, when, on what condition, and who reported it.')
    .version(VERSION)
    .addHelpText('after', EXIT_CODES)
    .configureHelp({ showGlobalOptions: false })
  program.hook('preAction', async (_, action) => {
    try {
      await applySettings(action, terminal)
    } catch (error) {
      if (!(error instanceof UsageError && LOOKING.has(action.name()))) throw error
    }
  })
  const called = args.find((a) => !a.startsWith('-'))
  const all = args.length === 1 && VERSION_FLAGS.has(args[0]!) ? [] : Object.keys(commands)
  const names = called !== undefined && called in commands ? [called] : all
  for (const name of names) {
    const module = await commands[name]!()
    const command = program.command(name).description(`${module.summary}.`).summary(module.summary)
    module.define(command, terminal)
    if (module.examples.length > 0)
      command.addHelpText('after', `\nExamples:\n${module.examples.map((e) => `  $ ${e}`).join('\n')}`)
  }
  quiet(program, terminal)
  return program
}

/** Commander's own words go through the terminal, and its errors are thrown. */
function quiet(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => void terminal.out(text),
    writeErr: (text) => terminal.note(text.trimEnd().replace(/^error: /, 'onrecord: ')),
    getOutHelpWidth: () => terminal.width,
    getErrHelpWidth: () => terminal.width,
  })
  for (const sub of command.commands) quiet(sub, terminal)
}

async function failed(error: unknown, terminal: Terminal): Promise<number> {
  if (error instanceof CommanderError) {
    const isHelp = ['commander.help', 'commander.helpDisplayed', 'commander.version'].includes(error.code)
    return isHelp && error.exitCode === 0 ? EXIT.fine : EXIT.usage
  }
  if (error instanceof UsageError) {
    terminal.note(`onrecord: ${error.message}`)
    return EXIT.usage
  }
  if (error instanceof Error && (error.name === 'RecordError' || error.name === 'QueueError')) {
    terminal.note(`onrecord: ${error.message}`)
    return EXIT.record
  }
  terminal.note(
    `onrecord: something went wrong inside: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
  )
  return EXIT.fault
}

import type { Command } from 'commander'
import type { CommandModule } from '../command.js'
import { KINDS } from '../decide/kinds.js'
import { performs } from '../decide/perform.js'

/** `onrecord decide KIND …` */
export const decide: CommandModule = {
  name: 'decide',
  summary: 'Decide something: confirm, correct, reject, add, link, tell a fate, note, name, remove',
  examples: [
    'onrecord decide note "Ask the author for the transcript." --on courier-2025-01-14 --by Ada',
    'onrecord decide actor-rename Brandt "Ilse Brandt" --by Ada --json',
    'onrecord decide story-make "The strait" courier-2025-01-14 tribune-2025-01-16 --by Ada',
  ],
  define(command, terminal) {
    for (const kind of KINDS) performs(kind, command.command(kind.name), terminal)
    orHelp(command)
  },
}

/** Without a kind there is nothing to decide: the help says which there are. */
const orHelp = (command: Command): void => void command.action(() => command.help())

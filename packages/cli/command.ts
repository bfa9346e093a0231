import type { Command } from 'commander'
import type { Terminal } from './terminal/terminal.js'

/** One command of `onrecord`: how it is called, what it does. */
export interface CommandModule {
  readonly name: string
  /** One line, without a full stop. */
  readonly summary: string
  /** Command lines that run as they stand on the sample archive; a test runs them. */
  readonly examples: readonly string[]
  /** Adds arguments, options and the action. */
  define(command: Command, terminal: Terminal): void
}

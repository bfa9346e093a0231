import { homedir } from 'node:os'
import { join } from 'node:path'
import { type Command, InvalidArgumentError, type Option } from 'commander'
import type { Terminal } from '../terminal/terminal.js'
import { UsageError } from '../terminal/usage-error.js'
import type { FromFiles } from './files.js'
import { configFiles } from './places.js'
import { SETTINGS, type Setting, variableOf } from './settings.js'

/** What a record's place comes from that a settings file gives by its folder for data. */
export const BY_FOLDER = 'folder'

const NOTHING: FromFiles = { files: [], said: new Map(), problems: [] }

/** What files say. The reader of files is loaded only where there is one. */
export async function fromFiles(terminal: Pick<Terminal, 'env'>): Promise<FromFiles> {
  const files = await configFiles(terminal)
  return files.length === 0 ? NOTHING : (await import('./files.js')).readConfig(files)
}

/** What holds of a setting beside the command line, and who said so. */
export function saidOf(setting: Setting, { env }: Pick<Terminal, 'env'>, { said }: FromFiles): { readonly value: string; readonly where: string } | null {
  const variable = variableOf(setting)
  const value = env[variable]
  if (value !== undefined && value !== '') return { value, where: `$${variable}` }
  return said.get(setting.name) ?? null
} // biome-ignore format: one signature

/**
 * Sets what the command line leaves open: flags win over the environment, the environment over files, files over what the command itself
 * has (the guide's one order). Throws a UsageError that names the variable, or the file and line, where a value is none.
 */
export async function applySettings(command: Command, terminal: Terminal): Promise<void> {
  const files = await fromFiles(terminal)
  const [problem] = files.problems
  if (problem) throw new UsageError(problem.line)
  const root = rootOf(command)
  for (const option of command.options) {
    const setting = SETTINGS.find((s) => `--${s.name}` === option.long)
    if (!setting || (setting.commands && !setting.commands.includes(root))) continue
    const attribute = option.attributeName()
    if (command.getOptionValueSource(attribute) === 'cli') continue
    const named = saidOf(setting, terminal, files)
    const said = named ?? (setting.name === 'record' ? inData(terminal, files) : null)
    if (said)
      command.setOptionValueWithSource(
        attribute,
        parsed(option, setting, said.value, said.where),
        named ? 'config' : BY_FOLDER,
      )
  }
}

/** A record in the folder that a file names for data; that of the environment is known where the record is opened. */
function inData({ env }: Terminal, { said }: FromFiles) {
  const data = said.get('data')
  if (!data || env.ONRECORD_DATA) return null
  return { value: join(data.value.replace(/^~(?=\/|$)/, homedir()), 'onrecord.db'), where: data.where }
}

function parsed(option: Option, setting: Setting, text: string, where: string): unknown {
  const isFlag = !option.required && !option.optional
  if (isFlag) {
    if (/^(yes|true|1)$/i.test(text)) return true
    if (/^(no|false|0)$/i.test(text)) return undefined
    throw new UsageError(`${where}: ${setting.name} is yes or no, not “${text}”`)
  }
  try {
    const value = option.parseArg ? option.parseArg(text, undefined) : text
    if (typeof value === 'number' && Number.isNaN(value)) throw new InvalidArgumentError('Write a number.')
    return value
  } catch (error) {
    if (error instanceof InvalidArgumentError || error instanceof UsageError)
      throw new UsageError(`${where}: ${setting.name} cannot be “${text}”. ${error.message}`)
    throw error
  }
}

/** The command of `onrecord` that a subcommand belongs to. */
function rootOf(command: Command): string {
  let at = command
  while (at.parent?.parent) at = at.parent
  return at.name()
}

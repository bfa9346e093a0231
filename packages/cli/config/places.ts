import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Terminal } from '../terminal/terminal.js'

/**
 * The files that say what holds, the first wins: the one that ONRECORD_CONFIG names and no other, else onrecord.yaml in this folder, then
 * onrecord/onrecord.yaml in the user's folder for settings (XDG Base Directory).
 */
export async function configFiles({ env }: Pick<Terminal, 'env'>, folder = process.cwd()): Promise<string[]> {
  if (env.ONRECORD_CONFIG) return [resolve(folder, env.ONRECORD_CONFIG)]
  const own = env.XDG_CONFIG_HOME
    ? join(env.XDG_CONFIG_HOME, 'onrecord')
    : (await import('env-paths')).default('onrecord', { suffix: '' }).config
  return [join(folder, 'onrecord.yaml'), join(own, 'onrecord.yaml')].filter((file) => existsSync(file))
}

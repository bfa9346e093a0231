import { isAbsolute, join } from 'node:path'

/**
 * The user's folder for what may be lost (XDG Base Directory; that of the platform on macOS and Windows), undefined where there is none.
 * It is what `env-paths` gives, which is part of the code that is not loaded yet.
 */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  if (platform === 'win32') return within(env.LOCALAPPDATA, 'onrecord', 'Cache')
  if (platform === 'darwin') return within(env.HOME, 'Library', 'Caches', 'onrecord')
  return within(env.XDG_CACHE_HOME, 'onrecord') ?? within(env.HOME, '.cache', 'onrecord')
}

const within = (folder: string | undefined, ...path: readonly string[]): string | undefined =>
  folder && isAbsolute(folder) ? join(folder, ...path) : undefined

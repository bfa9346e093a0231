import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Knowledge } from '@onrecord/knowledge'
import type { Language } from '@onrecord/language'
import type { Stamp } from '@onrecord/record'

/** The packages whose code decides what a reading says. */
const READING = ['format', 'language', 'knowledge', 'reader'] as const
const WEAVING = ['weave', ...READING] as const

const isBuilt = /\/dist\/[^/]*$/.test(import.meta.url)
const known = new Map<string, string>()

/**
 * First sixteen hex digits of the SHA-256 over the code of packages as it runs here: a version nobody has to remember to
 * raise. Sources and build have different ones.
 */
function codeDigest(packages: readonly string[]): string {
  const name = packages.join()
  const ready = known.get(name)
  if (ready) return ready
  const hash = createHash('sha256')
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory()) {
        if (!['dist', 'node_modules', 'cases'].includes(entry.name)) walk(`${folder}${entry.name}/`)
      } else if (isBuilt ? entry.name.endsWith('.js') : /(?<!\.d|\.test)\.ts$/.test(entry.name))
        hash.update(entry.name).update(readFileSync(folder + entry.name))
    }
  }
  for (const p of packages) walk(fileURLToPath(new URL(isBuilt ? `../../${p}/dist/` : `../${p}/`, import.meta.url)))
  const digest = hash.digest('hex').slice(0, 16)
  known.set(name, digest)
  return digest
}

/** What readings made now rest on. */
export const stampOf = (language: Language, knowledge: Knowledge): Stamp => ({
  reader: codeDigest(READING),
  language: language.digest,
  knowledge: knowledge.digest,
})

/** What links made now rest on, beside the articles. */
export const weavingOf = (language: Language, knowledge: Knowledge): string =>
  `${codeDigest(WEAVING)} ${language.digest} ${knowledge.digest}`

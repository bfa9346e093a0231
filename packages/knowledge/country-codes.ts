import type { ActorId } from '@onrecord/format'

/** The actor a country code (ISO 3166-1 alpha-2 or alpha-3, in any case) stands for, or null. */
export type CountryCodes = (code: string) => ActorId | null

/** Reads a table with the columns alpha2, alpha3, id. Throws where a code stands twice or a line has no id. */
export function parseCountryCodes(content: string, file: string): CountryCodes {
  const ids = new Map<string, ActorId>()
  content.split('\n').forEach((line, i) => {
    if (line === '' || line.startsWith('#') || line.startsWith('alpha2\t')) return
    const [alpha2 = '', alpha3 = '', id] = line.split('\t')
    for (const code of [alpha2, alpha3]) {
      if (code === '') continue
      if (!id || ids.has(code)) throw new Error(`${file}, line ${i + 1}: ${code} stands twice or for nobody`)
      ids.set(code, id)
    }
  })
  return (code) => ids.get(code.toUpperCase()) ?? null
}

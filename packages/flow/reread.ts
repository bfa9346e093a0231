import type { Source } from '@onrecord/format'
import { type AddOptions, type AddReport, add } from './add.js'
import { materialsOf } from './materials.js'
import { stampOf } from './stamp.js'

/** Names of articles that were read by another program, language or knowledge than the present one. */
export async function stale(options: Pick<AddOptions, 'record' | 'materials'>): Promise<string[]> {
  const { language, knowledge } = options.materials ?? (await materialsOf(options.record))
  return options.record.stale(stampOf(language, knowledge))
}

/** Reads what is stale again, from the sources the record keeps. */
export async function reread(options: AddOptions): Promise<AddReport> {
  const { record } = options
  const materials = options.materials ?? (await materialsOf(record))
  const names = await stale({ record, materials })
  const addresses = new WeakMap<Source, string>()
  async function* sources(): AsyncGenerator<Source> {
    for (const name of names) {
      const kept = await record.source(name)
      if (!kept) continue
      addresses.set(kept.source, kept.address)
      yield kept.source
    }
  }
  return add(sources(), { ...options, materials, address: (source) => addresses.get(source)! })
}

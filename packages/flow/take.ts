import { createHash } from 'node:crypto'
import type { Source } from '@onrecord/format'
import { type Given, given, type IntakeProblem, nameOf } from '@onrecord/intake'
import { bytesSources, openRoom } from '@onrecord/intake/node'
import type { OnRecord } from '@onrecord/record'
import { type AddReport, add } from './add.js'
import { type Materials, materialsOf } from './materials.js'
import { Origins } from './turned-away.js'

/** A file as somebody hands it over, without a place in any folder of this machine. */
export interface HandedOver {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Puts what is handed over on record, one batch after the other. */
export type Take = (files: readonly HandedOver[], said: Given) => Promise<AddReport>

/**
 * Takes files from a page or a program instead of from a folder. What names no address of its own is told apart by its
 * name and its words, so that two files of one name are two articles. Language and knowledge are loaded when first needed. `signal` ends it
 * between two articles.
 */
export function taker(record: OnRecord, signal?: AbortSignal): Take {
  let materials: Promise<Materials> | undefined
  let before: Promise<unknown> = Promise.resolve()
  return (files, said) => {
    const taking = before.then(async () => {
      materials ??= materialsOf(record)
      const origins = new Origins()
      const items = handedOverSources(files, said, origins)
      return add(items, { record, materials: await materials, address: handedOverAddress, threads: 1, origins, ...(signal && { signal }) }) // biome-ignore format: one line
    })
    before = taking.catch(() => undefined)
    return taking
  }
}

/** What tells an article that was handed over from another. */
export const handedOverAddress = ({ url, uri, text }: Source): string => url ?? `${uri}#${digestOf(text)}`

const digestOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16)

/** The articles of files handed over; `origins` learns which came out of which, with the bytes. */
export async function* handedOverSources(
  files: readonly HandedOver[],
  said: Given,
  origins: Origins,
): AsyncGenerator<Source | IntakeProblem> {
  const options = { given: given(said) }
  const room = openRoom(options)
  try {
    for (const { name, bytes } of files) {
      const uri = `handed-over:${name}`
      const items = bytesSources(bytes, { uri, name: nameOf(name) }, options, room.aside)
      const from = { kind: 'handed-over', source: `${name}#${digestOf(bytes)}`, said: { ...given(said), name }, bytes } as const // biome-ignore format: one line
      yield* origins.from(items, from, uri)
    }
  } finally {
    await room.close()
  }
}

import { createHash } from 'node:crypto'
import type { Source } from '@onrecord/format'
import { type Given, type IntakeProblem, nameOf } from '@onrecord/intake'
import { bytesSources, openRoom } from '@onrecord/intake/node'
import type { OnRecord } from '@onrecord/record'
import { type AddReport, add } from './add.js'
import { type Materials, materialsOf } from './materials.js'

/** A file as somebody hands it over, without a place in any folder of this machine. */
export interface HandedOver {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Puts what is handed over on record, one batch after the other. */
export type Take = (files: readonly HandedOver[], said: Given) => Promise<AddReport>

/**
 * Takes files from a page or a program instead of from a folder. What names no address of its own is told apart by its
 * name and its words, so that two files of one name are two articles. Language and knowledge are loaded when first needed.
 */
export function taker(record: OnRecord): Take {
  let materials: Promise<Materials> | undefined
  let before: Promise<unknown> = Promise.resolve()
  return (files, said) => {
    const taking = before.then(async () => {
      materials ??= materialsOf(record)
      return add(sourcesOf(files, said), { record, materials: await materials, address, threads: 1 })
    })
    before = taking.catch(() => undefined)
    return taking
  }
}

const address = ({ url, uri, text }: Source): string =>
  url ?? `${uri}#${createHash('sha256').update(text).digest('hex').slice(0, 16)}`

async function* sourcesOf(files: readonly HandedOver[], said: Given): AsyncGenerator<Source | IntakeProblem> {
  const room = openRoom({ given: said })
  try {
    for (const { name, bytes } of files)
      yield* bytesSources(bytes, { uri: `handed-over:${name}`, name: nameOf(name) }, { given: said }, room.aside)
  } finally {
    await room.close()
  }
}

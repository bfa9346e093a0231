import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Source } from '@onrecord/format'

/** A document as it travels. */
export interface Queued {
  /** What tells it from another, where it was queued: a worker elsewhere cannot know a file by its path. */
  readonly address: string
  readonly source: Source
}

/** SHA-256 of a document as hex: the same document queued twice has the same, and so is queued once. */
export const idOf = ({ address, source }: Queued): string =>
  createHash('sha256')
    .update(JSON.stringify([address, { ...source, uri: '' }]))
    .digest('hex')

/** A document as the bytes of a message. */
export const pack = (queued: Queued): Uint8Array => deflateRawSync(JSON.stringify(queued), { level: 3 })

/** The document of a message's bytes. Throws where they are none. */
export function unpack(bytes: Uint8Array): Queued {
  const queued = JSON.parse(inflateRawSync(bytes).toString('utf8')) as Partial<Queued>
  if (typeof queued.address !== 'string' || typeof queued.source?.text !== 'string') throw new Error('no document')
  return queued as Queued
}

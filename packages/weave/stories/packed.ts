import { packColumns, unpackColumns } from '../loom/columns.js'
import type { Profile } from './profile.js'

/** The profile as bytes. */
export const packProfile = ({ terms, topic, detail, ...rest }: Profile): Uint8Array =>
  packColumns(rest, [terms, topic, detail])

/** The profile that was packed. */
export function unpackProfile(bytes: Uint8Array): Profile {
  const { head, columns } = unpackColumns(bytes)
  const [terms, topic, detail] = columns as [Uint32Array, Float32Array, Float32Array]
  // In the order that it is made in: profiles are asked for alike, wherever they come from.
  const { name, published, headline, actors, keys } = head as Omit<Profile, 'terms' | 'topic' | 'detail'>
  return { name, published, headline, actors, terms, topic, detail, keys }
}

import { type ActorId, slug } from '@onrecord/format'
import type { Knowledge } from '@onrecord/knowledge'
import type { Words } from './words.js'

/**
 * The id of an organisation by its name, the same for what are spellings of one: "U.S. Fish & Wildlife Service" and "United
 * States Fish and Wildlife Service", "T.P.S." and "TPS", "Acme Inc." and "Acme".
 */
export function bodyId(name: string, knowledge: Knowledge, words: Words): ActorId {
  const parts = name.split(/[\s,]+/).filter((w) => w !== '')
  while (parts.length > 1 && words.legal.has(plain(parts.at(-1)!))) parts.pop()
  const [first, ...rest] = parts
  const state = rest.length > 0 && knowledge.named(first!).find((a) => a.type === 'state')
  const joined = [state ? state.id : first!, ...rest].map((w) => (w === '&' ? (words.and ?? w) : undotted(w)))
  return slug(joined.join(' ')) || name
}

const plain = (word: string): string => word.toLowerCase().replaceAll('.', '')

/** "F.B.I." as "FBI". */
const undotted = (word: string): string => (/^(?:\p{Lu}\.)+\p{Lu}?$/u.test(word) ? word.replaceAll('.', '') : word)

import type { ActorId, Block, BlockKind, Mention, MentionForm, Span } from '@onrecord/format'
import type { Person } from './people.js'

/** A text as it is written: every piece says where it stands, every name is noted as a mention. */
export interface Page {
  /** Writes a piece and gives its place. */
  say(text: string): Span
  /** Writes a name, in full the first time, then short or as a pronoun. */
  name(person: Person, form?: MentionForm): Span
  /** Where the next piece will stand. */
  at(): number
  /** Ends a block: headline, paragraph. */
  block(kind: BlockKind): void
  text(): string
  readonly blocks: readonly Block[]
  readonly mentions: ReadonlyMap<ActorId, { readonly person: Person; readonly mentions: readonly Mention[] }>
}

/** An empty page. */
export function page(): Page {
  let text = ''
  let start = 0
  const blocks: Block[] = []
  const mentions = new Map<ActorId, { person: Person; mentions: Mention[] }>()
  const say = (piece: string): Span => {
    const span = { start: text.length, end: text.length + piece.length }
    text += piece
    return span
  }
  return {
    say,
    name(person, form = 'name') {
      const known = mentions.get(person.id)
      const span = say(form === 'pronoun' ? person.pronoun : known ? person.short : person.name)
      if (known) known.mentions.push({ ...span, form })
      else mentions.set(person.id, { person, mentions: [{ ...span, form: 'name' }] })
      return span
    },
    at: () => text.length,
    block(kind) {
      const end = text.trimEnd().length
      if (end <= start) return
      blocks.push({ kind, start, end })
      text += '\n\n'
      start = text.length
    },
    text: () => text.trimEnd(),
    blocks,
    mentions,
  }
}

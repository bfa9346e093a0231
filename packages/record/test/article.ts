import type { Act, ActorType, Condition, DayRange, ReadArticle, Span, StatementKind } from '@onrecord/format'

/** A statement of a made-up reading, its words instead of offsets. */
interface Said {
  readonly by?: string | readonly string[]
  readonly about?: readonly string[]
  readonly content: string
  readonly cue?: string
  readonly act?: Act
  readonly kind?: StatementKind
  readonly said?: DayRange
}

interface Made {
  readonly name: string
  readonly text: string
  readonly uri?: string
  readonly url?: string
  readonly title?: string
  readonly outlet?: string
  readonly published?: DayRange
  readonly furniture?: string
  readonly actors?: Readonly<Record<string, string>>
  readonly statements?: readonly Said[]
  readonly conditions?: readonly { readonly when: string; readonly follows: string; readonly holder?: string }[]
  readonly events?: readonly { readonly words: string; readonly actor?: string; readonly on?: DayRange }[]
}

const NEVER: DayRange = { from: null, to: null }
export const on = (day: string): DayRange => ({ from: day, to: day })

/** A reading out of words: every span is where they first stand in the text. Throws where they do not. */
export function article(made: Made): ReadArticle {
  const { text } = made
  const at = (words: string): Span => {
    const start = text.indexOf(words)
    if (start < 0) throw new Error(`"${words}" is not in ${made.name}`)
    return { start, end: start + words.length }
  }
  const list = (by: Said['by']): readonly string[] => (by === undefined ? [] : typeof by === 'string' ? [by] : by)
  const ids = new Set((made.statements ?? []).flatMap((s) => [...list(s.by), ...(s.about ?? [])]))
  for (const c of made.conditions ?? []) if (c.holder) ids.add(c.holder)
  const furniture = made.furniture === undefined ? null : at(made.furniture)
  return {
    format: 'onrecord/1',
    name: made.name,
    uri: made.uri ?? `${made.name}.txt`,
    title: made.title ?? null,
    outlet: made.outlet ?? null,
    byline: null,
    wire: null,
    language: 'en',
    published: { ...(made.published ?? NEVER), basis: made.published ? 'given' : 'unknown', evidence: [] },
    text,
    blocks: furniture
      ? [{ kind: 'body', start: 0, end: furniture.start }, { ...furniture, kind: 'furniture' }] // biome-ignore format: one line
      : [{ kind: 'body', start: 0, end: text.length }],
    actors: [...ids].map((id) => ({
      id,
      name: made.actors?.[id] ?? id,
      type: 'person' as ActorType,
      mentions: [{ start: 0, end: 1, form: 'name' as const }],
    })),
    statements: (made.statements ?? []).map((s, i) => ({
      id: `s${i + 1}`,
      source: [],
      cue: s.cue ? [at(s.cue)] : [],
      content: s.content.split('|').map(at),
      kind: s.kind ?? 'direct',
      speaker: list(s.by)[0] ?? null,
      speakers: list(s.by),
      addressee: null,
      act: s.act ?? 'say',
      said: s.said ?? NEVER,
      depth: 0,
      negated: false,
      confidence: 0.9,
      targets: s.about ?? [],
    })),
    conditions: (made.conditions ?? []).map(
      (c): Condition => ({
        holder: c.holder ?? null,
        trigger: [at(c.when)],
        consequence: [at(c.follows)],
        connective: [],
        form: 'if',
        voice: 'reporter',
        statement: null,
      }),
    ),
    times: [],
    quantities: [],
    events: (made.events ?? []).map((e) => ({
      type: 'CONSULT',
      mode: null,
      aux: null,
      actor: e.actor ?? null,
      recipient: null,
      span: at(e.words),
      ...(e.on ?? NEVER),
      statement: null,
    })),
    ...(made.url && { url: made.url }),
  }
}

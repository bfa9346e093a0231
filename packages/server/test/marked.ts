import type {
  Actor, Block, BlockKind, Condition, Quantity, ReadArticle, Span, Statement, Time,
} from '@onrecord/format' // biome-ignore format: one line reads better

/** What an invented article is made of: blocks of text, and what is in them, named by its words instead of by offsets. */
export interface Made {
  readonly name: string
  readonly outlet: string | null
  readonly day: string | null
  readonly blocks: readonly (readonly [BlockKind, string])[]
  readonly actors?: readonly (readonly [id: string, name: string, type: Actor['type'], ...mentions: string[]])[]
  readonly statements?: readonly (Partial<Statement> & {
    readonly says: readonly string[]
    readonly by?: string
    readonly with?: string
  })[]
  readonly conditions?: readonly (Partial<Condition> & { readonly when: string; readonly follows: string })[]
  readonly times?: readonly (readonly [words: string, from: string, to: string])[]
  readonly quantities?: readonly (readonly [words: string, value: number, unit: string])[]
}

/** Makes a read article. Words are looked for from the start of the text; ones that are not in it are an error. */
export function made(it: Made): ReadArticle {
  const blocks: Block[] = []
  let text = ''
  for (const [kind, words] of it.blocks) {
    if (text !== '') text += '\n\n'
    blocks.push({ kind, start: text.length, end: text.length + words.length })
    text += words
  }
  const at = (words: string): Span => {
    const start = text.indexOf(words)
    if (start === -1) throw new Error(`${it.name}: the words are not in the text: ${words}`)
    return { start, end: start + words.length }
  }
  const title = it.blocks.find(([kind]) => kind === 'headline')?.[1] ?? null
  const published = { from: it.day, to: it.day, basis: it.day === null ? 'unknown' : 'given', evidence: [] } as const
  return {
    format: 'onrecord/1',
    name: it.name,
    uri: `${it.name}.txt`,
    title,
    outlet: it.outlet,
    byline: null,
    wire: null,
    language: 'en',
    published,
    text,
    blocks,
    actors: (it.actors ?? []).map(([id, name, type, ...mentions]): Actor => {
      return { id, name, type, mentions: mentions.map((m) => ({ ...at(m), form: 'name' })) }
    }),
    statements: (it.statements ?? []).map(({ says, by, with: cue, ...rest }, i): Statement => {
      const speaker = rest.speaker ?? null
      return {
        id: `s${i + 1}`,
        source: by === undefined ? [] : [at(by)],
        cue: cue === undefined ? [] : [at(cue)],
        content: says.map(at),
        kind: 'indirect',
        speaker,
        speakers: speaker === null ? [] : [speaker],
        addressee: null,
        act: 'say',
        said: { from: it.day, to: it.day },
        depth: 0,
        negated: false,
        confidence: 0.9,
        targets: [],
        ...rest,
      }
    }),
    conditions: (it.conditions ?? []).map(
      ({ when, follows, ...rest }): Condition => ({
        holder: null,
        trigger: [at(when)],
        consequence: [at(follows)],
        connective: [],
        form: 'if',
        voice: 'speaker',
        statement: null,
        ...rest,
      }),
    ),
    times: (it.times ?? []).map(([words, from, to]): Time => ({ ...at(words), from, to })),
    quantities: (it.quantities ?? []).map(([words, value, unit]): Quantity => ({ ...at(words), value, unit })),
    events: [],
  }
}

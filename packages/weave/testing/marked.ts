import type { Act, Actor, ActorType, Condition, ReadArticle, Span, Statement, StatementKind } from '@onrecord/format'

// Articles written with marks, so that a case needs no reader and no counted offsets:
//
//   == NAME DAY OUTLET
//   1 SPEAKER ACT DAY [to ADDRESSEE] [about TARGET,TARGET]
//   The text, its first line the headline: {@ilse-brandt:Brandt} {1c:said} {1:“We will sign.”}
//
// {@ID:…} mentions an actor, {1:…} is content of statement 1 (several make one), {1c:…} its cue, {1s:…} its source, {1t:…} and
// {1q:…} trigger and consequence of a condition its speaker sets, {time-DAY:…} a day that is named; {ct-HOLDER:…} and {cq:…} those of one that the reporter sees; marks nest.
// A speaker `-` is nobody named; a day `A..B` is a range.
const HEAD = /^== (\S+) (\S+) ?(.*)$/
const STATEMENT = /^(\d+) (\S+) (\S+) (\S+)(?: to (\S+))?(?: about (\S+))?$/

/** Reads the articles of a case's left side. Throws at a mark that is not closed. */
export function markedArticles(source: string, types: Readonly<Record<string, ActorType>> = {}): ReadArticle[] {
  return source
    .split(/^(?=== )/m)
    .filter((part) => part.startsWith('== '))
    .map((part) => articleOf(part.trimEnd(), types))
}

function articleOf(part: string, types: Readonly<Record<string, ActorType>>): ReadArticle {
  const lines = part.split('\n')
  const [, name = '', day = '', outlet = ''] = HEAD.exec(lines[0]!) ?? []
  const heads: RegExpExecArray[] = []
  let at = 1
  for (let m = STATEMENT.exec(lines[at] ?? ''); m; m = STATEMENT.exec(lines[++at] ?? '')) heads.push(m)
  const { text, spans } = unmark(lines.slice(at).join('\n').trim())
  const actors = actorsOf(spans, heads, types)
  const published = range(day)
  return {
    format: 'onrecord/1', name, uri: `${name}.txt`, title: null, outlet: outlet || null, byline: null, wire: null,
    language: 'en', published: { ...published, basis: 'given', evidence: [] }, text, blocks: blocksOf(text), actors,
    statements: heads.map((m) => statementOf(m, spans, text)), conditions: conditionsOf(heads, spans),
    times: spans.flatMap(({ key, start, end }) => (key.startsWith('time-') ? [{ start, end, ...range(key.slice(5)) }] : [])),
    quantities: [...text.matchAll(/(\d[\d,]*) (\p{L}+)/gu)].map((m) => ({
      start: m.index, end: m.index + m[0].length, value: Number(m[1]!.replaceAll(',', '')), unit: m[2]!,
    })),
    events: [],
  } // biome-ignore format: an article at a glance
}

interface Marked extends Span {
  readonly key: string
}

function unmark(source: string): { readonly text: string; readonly spans: readonly Marked[] } {
  const spans: Marked[] = []
  const open: { readonly key: string; readonly start: number }[] = []
  let text = ''
  for (const piece of source.split(/(\{[^:{}\s]+:|\})/)) {
    const mark = /^\{([^:]+):$/.exec(piece)
    if (mark) open.push({ key: mark[1]!, start: text.length })
    else if (piece === '}') {
      const last = open.pop()
      if (!last)
        throw new Error(`marked text: a mark closes that was not opened, after ${JSON.stringify(text.slice(-30))}`)
      spans.push({ ...last, end: text.length })
    } else text += piece
  }
  if (open.length > 0) throw new Error(`marked text: {${open[0]!.key}: is not closed`)
  return { text, spans: spans.sort((a, b) => a.start - b.start) }
}

const range = (day: string): { readonly from: string | null; readonly to: string | null } => {
  const [from = '', to = from] = day.split('..')
  return { from: from === '-' || from === '' ? null : from, to: to === '-' || to === '' ? null : to }
}

function statementOf(
  [, id = '', speaker = '', act = '', day = '', to, about]: RegExpExecArray,
  spans: readonly Marked[],
  text: string,
): Statement {
  const of = (key: string): Span[] => spans.filter((s) => s.key === key).map(({ start, end }) => ({ start, end }))
  const content = of(id)
  const words = content.map((c) => text.slice(c.start, c.end)).join(' ')
  const kind: StatementKind = /^“[^”]*”[.,]?$/.test(words) ? 'direct' : words.includes('“') ? 'mixed' : 'indirect'
  return {
    id: `s${id}`, source: of(`${id}s`), cue: of(`${id}c`), content, kind, speaker: speaker === '-' ? null : speaker,
    speakers: speaker === '-' ? [] : [speaker], addressee: to ?? null, act: act as Act, said: range(day), depth: 0,
    negated: false, confidence: 1, targets: about?.split(',') ?? [],
  } // biome-ignore format: a statement at a glance
}

const conditionsOf = (heads: readonly RegExpExecArray[], spans: readonly Marked[]): Condition[] => [
  ...reported(spans),
  ...heads.flatMap(([, id = '', speaker = '']): Condition[] => {
    const of = (key: string): Span[] => spans.filter((s) => s.key === key).map(({ start, end }) => ({ start, end }))
    const trigger = of(`${id}t`)
    if (trigger.length === 0) return []
    const holder = speaker === '-' ? null : speaker
    return [
      { holder, trigger, consequence: of(`${id}q`), connective: [], form: 'if', voice: 'speaker', statement: `s${id}` },
    ]
  }),
]

// What the reporter says an actor ties a thing to.
function reported(spans: readonly Marked[]): Condition[] {
  const of = (key: RegExp): Span[] => spans.filter((s) => key.test(s.key)).map(({ start, end }) => ({ start, end }))
  const holder = spans.find((s) => s.key.startsWith('ct-'))?.key.slice(3)
  if (holder === undefined) return []
  const [trigger, consequence] = [of(/^ct-/), of(/^cq$/)]
  return [{ holder, trigger, consequence, connective: [], form: 'only-if', voice: 'reporter', statement: null }]
}

function actorsOf(
  spans: readonly Marked[],
  heads: readonly RegExpExecArray[],
  types: Readonly<Record<string, ActorType>>,
): Actor[] {
  const ids = new Set(
    heads.flatMap((m) => [m[2]!, m[5] ?? '-', ...(m[6]?.split(',') ?? [])]).filter((id) => id !== '-'),
  )
  for (const { key } of spans) if (key.startsWith('@')) ids.add(key.slice(1))
  return [...ids].sort().map((id) => ({
    id,
    name: id.replace(/(^|-)(\p{L})/gu, (_, dash: string, letter: string) => (dash ? ' ' : '') + letter.toUpperCase()),
    type: types[id] ?? 'person',
    mentions: spans.filter((s) => s.key === `@${id}`).map(({ start, end }) => ({ start, end, form: 'name' as const })),
  }))
}

function blocksOf(text: string): ReadArticle['blocks'] {
  return [...text.matchAll(/\S[^\n]*/g)].map((m, i) => ({
    kind: i === 0 ? ('headline' as const) : ('body' as const),
    start: m.index,
    end: m.index + m[0].trimEnd().length,
  }))
}

import type { DifferenceKind } from '@onrecord/format'
import type { Brief, Quote } from '@onrecord/record'

type Line = Brief['stands'][number] | Brief['changed'][number] | Brief['open'][number] | Brief['disagree'][number]

/** A brief ready to be set in any form: nothing in it is escaped yet. */
export interface BriefDocument {
  readonly title: string
  /** How much it rests on: articles, outlets, days. */
  readonly summary: string
  readonly parts: readonly { readonly title: string; readonly entries: readonly BriefEntry[] }[]
  /** In the order in which they are first cited; a reference's number is its place, from 1. */
  readonly references: readonly BriefReference[]
}

/** One line of a brief with the words it rests on. */
export interface BriefEntry {
  readonly day: string
  /** Whom or what it is about; the second, for events, to whom. */
  readonly who: readonly string[]
  readonly what: string
  /** Who confirmed, corrected, tied or settled it, and when; null where nobody did. */
  readonly decided: string | null
  readonly quotes: readonly { readonly words: string; readonly reference: number; readonly outlet: string | null }[]
}

/** An article and the line of its text that is cited. */
interface BriefReference {
  readonly article: string
  readonly line: number
  readonly known: readonly string[]
  readonly url: string | null
}

/** A brief as parts, entries and numbered references, each entry with its quoted words. */
export function briefDocument(brief: Brief): BriefDocument {
  const places = new Map<string, number>()
  const cited: Quote[] = []
  const cite = (quote: Quote): number => {
    const place = `${quote.article}:${quote.line}`
    const number = places.get(place) ?? places.size + 1
    if (!places.has(place)) cited.push(quote)
    places.set(place, number)
    return number
  }
  const part = (title: string, lines: readonly Line[]) => ({ title, entries: lines.map((line) => entry(line, cite)) })
  const parts = [
    part('Where things stand', brief.stands),
    part('What changed last', brief.changed),
    part('What is open', brief.open),
    part('Where reports disagree', brief.disagree),
  ].filter((p) => p.entries.length > 0)

  const about = new Map(brief.articles.map((a) => [a.name, a]))
  const range = days(brief.from, brief.to)
  return {
    title: brief.story?.name ?? 'The record',
    summary: `${brief.articles.length} ${brief.articles.length === 1 ? 'article' : 'articles'}${brief.outlets.length > 0 ? ` by ${brief.outlets.join(', ')}` : ''}${range ? `, ${range}` : ''}.`,
    parts,
    references: cited.map(({ article: name, line }) => {
      const article = about.get(name)
      const known = article ? [article.outlet, article.title, days(article.published.from, article.published.to)] : []
      return { article: name, line, known: known.flatMap((k) => (k ? [k] : [])), url: article?.url ?? null }
    }),
  }
}

const entry = (line: Line, cite: (quote: Quote) => number): BriefEntry => ({
  day: days(line.when.from, line.when.to),
  ...saying(line),
  decided: decidedIn(line),
  quotes: line.quotes.map((q) => ({ words: q.texts.join(' … '), reference: cite(q), outlet: q.outlet })),
})

/** `confirmed by Ada on 2026-11-22`. */
function decidedIn(line: Line): string | null {
  if (line.kind === 'condition') {
    const { fate } = line.condition
    return fate ? `${fate.state}, decided by ${fate.by} on ${fate.at.slice(0, 10)}` : null
  }
  const decided = line.kind === 'statement' ? line.statement.decided : line.kind === 'occasion' ? line.occasion.decided : undefined // biome-ignore format: one line
  return decided ? `${HOW[decided.how]} by ${decided.by} on ${decided.at.slice(0, 10)}` : null
}

const HOW = { confirmed: 'confirmed', corrected: 'corrected', added: 'added by hand' } as const

function saying(line: Line): Pick<BriefEntry, 'who' | 'what'> {
  switch (line.kind) {
    case 'statement': {
      const { statement: s, reports } = line
      const what = [s.act, ...(s.negated ? ['not said'] : []), ...(reports > 1 ? [`in ${reports} reports`] : [])]
      return { who: [s.speakerName ?? (s.sourceText || 'nobody named')], what: what.join(', ') }
    }
    case 'condition':
      return { who: [line.condition.holderName ?? 'nobody named'], what: line.condition.form }
    case 'occasion':
      return { who: [line.occasion.name], what: [line.occasion.kind, line.occasion.place].filter(Boolean).join(', ') }
    case 'event': {
      const { actorName, recipientName, type } = line.event
      return { who: [actorName ?? 'somebody', ...(recipientName ? [recipientName] : [])], what: type }
    }
    case 'difference': {
      const what = [line.occasion?.name, line.difference.why[0]?.rule].filter(Boolean).join('; ')
      return { who: [DIFFERENCES[line.difference.kind]], what }
    }
  }
}

const DIFFERENCES: Readonly<Record<DifferenceKind, string>> = {
  'only-in': 'only in one report',
  wording: 'other words',
  attribution: 'another speaker or target',
  number: 'other numbers',
  framing: 'other framing',
  contradiction: 'contradiction',
}

const days = (from: string | null, to: string | null): string =>
  from === to
    ? (from ?? '')
    : from === null
      ? `${to} at the latest`
      : to === null
        ? `${from} at the earliest`
        : `${from} to ${to}`

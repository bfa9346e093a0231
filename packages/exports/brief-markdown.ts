import type { DifferenceKind } from '@onrecord/format'
import type { Brief, Quote } from '@onrecord/record'

type Line = Brief['stands'][number] | Brief['changed'][number] | Brief['open'][number] | Brief['disagree'][number]

/**
 * A brief as Markdown: what a line says stands first, the words it rests on below it as a quotation, each with a numbered
 * reference to article and line; the references stand at the end. Text out of articles is escaped.
 */
export function briefMarkdown(brief: Brief): string {
  const references = new Map<string, number>()
  const cite = (quote: Quote): string => {
    const place = `${quote.article}:${quote.line}`
    const number = references.get(place) ?? references.size + 1
    references.set(place, number)
    return `[^${number}]`
  }
  const part = (title: string, lines: readonly Line[]): string =>
    lines.length === 0 ? '' : `\n## ${title}\n\n${lines.map((l) => entry(l, cite)).join('\n')}`

  const range = days(brief.from, brief.to)
  const head = [
    `# ${plain(brief.story?.name ?? 'The record')}\n`,
    `\n${brief.articles.length} ${brief.articles.length === 1 ? 'article' : 'articles'}${brief.outlets.length > 0 ? ` by ${brief.outlets.map(plain).join(', ')}` : ''}${range ? `, ${range}` : ''}.\n`,
  ]
  const parts = [
    part('Where things stand', brief.stands),
    part('What changed last', brief.changed),
    part('What is open', brief.open),
    part('Where reports disagree', brief.disagree),
  ]
  const about = new Map(brief.articles.map((a) => [a.name, a]))
  const notes = [...references].map(([place, n]) => {
    const article = about.get(place.slice(0, place.lastIndexOf(':')))
    const known = article ? [article.outlet, article.title, days(article.published.from, article.published.to)] : []
    const said = known.flatMap((k) => (k ? [plain(k)] : [])).join(', ')
    return `[^${n}]: ${said ? `${said} ` : ''}(\`${place.replaceAll('`', '')}\`)\n`
  })
  return [...head, ...parts, notes.length > 0 ? `\n${notes.join('')}` : ''].join('')
}

function entry(line: Line, cite: (quote: Quote) => string): string {
  const quoted = line.quotes
    .map(
      (q) =>
        `  > ${plain(q.texts.join(' … '))} ${cite(q)}${line.quotes.length > 1 && q.outlet ? ` *${plain(q.outlet)}*` : ''}`,
    )
    .join('\n  >\n')
  return `- ${saying(line)}\n\n${quoted}\n`
}

function saying(line: Line): string {
  const when = days(line.when.from, line.when.to)
  const day = when ? `${when}: ` : ''
  switch (line.kind) {
    case 'statement': {
      const { statement: s, reports } = line
      const many = reports > 1 ? `, in ${reports} reports` : ''
      return `${day}**${plain(s.speakerName ?? (s.sourceText || 'nobody named'))}** (${s.act}${s.negated ? ', not said' : ''}${many})`
    }
    case 'condition':
      return `${day}**${plain(line.condition.holderName ?? 'nobody named')}** (${line.condition.form})`
    case 'occasion':
      return `${day}**${plain(line.occasion.name)}** (${line.occasion.kind}${line.occasion.place ? `, ${plain(line.occasion.place)}` : ''})`
    case 'event': {
      const { actorName, recipientName, type } = line.event
      return `${day}**${plain(actorName ?? 'somebody')}**${recipientName ? ` → **${plain(recipientName)}**` : ''} (${type})`
    }
    case 'difference':
      return `${day}**${DIFFERENCES[line.difference.kind]}**${line.occasion ? `, ${plain(line.occasion.name)}` : ''}${line.difference.why[0] ? ` (${plain(line.difference.why[0].rule)})` : ''}`
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
  from === to ? (from ?? '') : from === null ? `until ${to}` : to === null ? `from ${from}` : `${from} to ${to}`

/** Text on one line, with what Markdown would take for its own set off. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replace(/^([-+=]|\d+[.)])/, '\\$1')

import type { Brief } from '@onrecord/record'
import { markdownText } from '../escape.js'
import { type BriefEntry, briefDocument } from './document.js'

/**
 * A brief as Markdown: what a line says stands first, the words it rests on below it as a quotation, each with a numbered
 * reference to article and line; the references stand at the end. Text out of articles is escaped.
 */
export function briefMarkdown(brief: Brief): string {
  const { title, summary, parts, references } = briefDocument(brief)
  const notes = references.map(({ article, line, known }, i) => {
    const said = known.map(markdownText).join(', ')
    return `[^${i + 1}]: ${said ? `${said} ` : ''}(\`${article.replaceAll('`', '')}:${line}\`)\n`
  })
  return [
    `# ${markdownText(title)}\n\n${markdownText(summary)}\n`,
    ...parts.map((p) => `\n## ${p.title}\n\n${p.entries.map(entry).join('\n')}`),
    notes.length > 0 ? `\n${notes.join('')}` : '',
  ].join('')
}

function entry({ day, who, what, decided, quotes }: BriefEntry): string {
  const quoted = quotes
    .map(
      (q) =>
        `  > ${markdownText(q.words)} [^${q.reference}]${quotes.length > 1 && q.outlet ? ` *${markdownText(q.outlet)}*` : ''}`,
    )
    .join('\n  >\n')
  const names = who.map((name) => `**${markdownText(name)}**`).join(' → ')
  return `- ${day ? `${day}: ` : ''}${names}${what ? ` (${markdownText(what)})` : ''}${decided ? ` ✓ *${markdownText(decided)}*` : ''}\n\n${quoted}\n`
}

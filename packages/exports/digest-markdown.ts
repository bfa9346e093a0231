import type { Digest } from '@onrecord/record'
import { markdownText } from './escape.js'
import { days } from './tables/table.js'

/** A digest as Markdown: what is new, what falls due, what changed, each line with article and line. */
export function digestMarkdown(digest: Digest): string {
  const { since, until, watch, articles, statements, due, changed } = digest
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `\n## ${title}\n\n${lines.join('\n')}\n`
  return [
    `# ${markdownText(watch?.name ?? 'The record')}, ${since === until ? since : `${since} to ${until}`}\n`,
    `\n${articles.length} ${articles.length === 1 ? 'article' : 'articles'}, ${statements.length} ${statements.length === 1 ? 'statement' : 'statements'}.\n`,
    part('New', statements.map(({ statement: s, when }) => `- ${days(when) ?? ''} **${markdownText(s.speakerName ?? (s.sourceText || 'nobody named'))}** (${s.act}): ${markdownText(s.contentText)} (\`${code(s.article)}:${s.line}\`)`)), // biome-ignore format: one line
    part('Due', due.map((e) => `- ${e.due} **${markdownText(e.holderName ?? 'nobody named')}** (${e.kind}): ${markdownText(e.wholeText)} (\`${code(e.article)}:${e.line}\`)`)), // biome-ignore format: one line
    part('Changed', changed.map((e) => `- **${markdownText(e.holderName ?? 'nobody named')}** (${e.kind}, ${e.state}${e.by === 'proposed' ? ', proposed' : ''}): ${markdownText(e.wholeText)} (\`${code(e.article)}:${e.line}\`)${e.evidence[0] ? ` — ${markdownText(e.evidence[0].quote.texts.join(' … '))} (\`${code(e.evidence[0].article)}:${e.evidence[0].quote.line}\`)` : ''}`)), // biome-ignore format: one line
  ].join('')
}

const code = (text: string): string => text.replaceAll('`', '')

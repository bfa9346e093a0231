import type { Block } from '@onrecord/format'

/** The headline's words, white space made single and a full stop at its end left off; null where there is no headline. */
export function headlineText(text: string, blocks: readonly Block[]): string | null {
  const headline = blocks.find((b) => b.kind === 'headline')
  if (!headline) return null
  return text
    .slice(headline.start, headline.end)
    .replace(/\s+/g, ' ')
    .replace(/(?<![.…]|\b\p{Lu})\.$/u, '')
}

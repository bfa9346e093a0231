import type { Digest } from '@onrecord/record'
import { markupText, xmlAllowed } from './escape.js'
import { days } from './tables/table.js'

/**
 * A digest as an Atom feed (RFC 4287): an entry for each new statement and for each entry of the ledger that falls due or
 * changed. `desk` is where the desk is reached; ids are made of what they name, so that a reader shows nothing twice.
 */
export async function digestAtom(digest: Digest, desk: string): Promise<string> {
  // Loaded by who writes a feed: it takes more time than a digest.
  const { Feed } = await import('feed')
  const { watch, until } = digest
  const feed = new Feed({
    id: `${desk}/api/feed.atom${watch ? `?watch=${encodeURIComponent(watch.name)}` : ''}`,
    title: `Onrecord: ${xmlAllowed(watch?.name ?? 'the record')}`,
    link: desk,
    updated: noon(until),
    copyright: '',
    generator: 'Onrecord',
  })
  const item = (id: string, title: string, article: string, line: number, day: string, content: string) =>
    feed.addItem({
      id: `urn:onrecord:${id}`,
      title: xmlAllowed(title),
      link: `${desk}/article/${encodeURIComponent(article)}`,
      date: noon(day),
      content: `${markupText(content)} <code>${markupText(article)}:${line}</code>`,
    })
  for (const { statement: s, when } of digest.statements)
    item(`${s.article}:${s.id}`, `${s.speakerName ?? (s.sourceText || 'nobody named')} (${s.act}), ${days(when) ?? ''}`, s.article, s.line, when.to ?? when.from ?? until, s.contentText) // biome-ignore format: one line
  for (const e of digest.due)
    item(`${e.id}:due`, `Due ${e.due}: ${e.holderName ?? 'nobody named'} (${e.kind})`, e.article, e.line, until, e.wholeText) // biome-ignore format: one line
  for (const e of digest.changed)
    item(`${e.id}:${e.state}`, `${e.state}: ${e.holderName ?? 'nobody named'} (${e.kind})`, e.article, e.line, until, e.wholeText) // biome-ignore format: one line
  return feed.atom1()
}

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`)

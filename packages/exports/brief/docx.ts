import type { Brief } from '@onrecord/record'
import { xmlAllowed } from '../escape.js'
import { type BriefEntry, briefDocument } from './document.js'

/** A brief as a Word document (Office Open XML): headings, quotations, and a footnote for each reference. */
export async function briefDocx(brief: Brief): Promise<Uint8Array> {
  const { Document, FootnoteReferenceRun, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx')
  const { title, summary, parts, references } = briefDocument(brief)
  const run = (words: string, style: { readonly bold?: boolean; readonly italics?: boolean } = {}) =>
    new TextRun({ text: plain(words), ...style })

  const entry = ({ day, who, what, decided, quotes }: BriefEntry) => [
    new Paragraph({
      spacing: { before: 160 },
      keepNext: true,
      children: [
        ...(day ? [run(`${day}: `)] : []),
        ...who.flatMap((name, i) => [...(i > 0 ? [run(' → ')] : []), run(name, { bold: true })]),
        ...(what ? [run(` (${what})`)] : []),
        ...(decided ? [run(` ✓ ${decided}`, { italics: true })] : []),
      ],
    }),
    ...quotes.map(
      (q) =>
        new Paragraph({
          indent: { left: 400 },
          children: [
            run(q.words.trim(), { italics: true }),
            new FootnoteReferenceRun(q.reference),
            ...(quotes.length > 1 && q.outlet ? [run(` ${q.outlet}`)] : []),
          ],
        }),
    ),
  ]

  const footnotes = Object.fromEntries(
    references.map(({ article, line, known, url }, i) => [
      i + 1,
      { children: [new Paragraph(plain(`${[...known, ...(url ? [url] : [])].join(', ')} (${article}:${line})`))] },
    ]),
  )
  const document = new Document({
    creator: 'Onrecord',
    title: plain(title),
    footnotes,
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [run(title)] }),
          new Paragraph({ children: [run(summary)] }),
          ...parts.flatMap((p) => [
            new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(p.title)] }),
            ...p.entries.flatMap(entry),
          ]),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** Text on one line without what XML 1.0 does not allow. */
const plain = (text: string): string => xmlAllowed(text).replace(/\s+/g, ' ')

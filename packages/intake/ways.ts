import type { IntakeFormat } from './options.js'
import type { Way } from './way.js'

/** The ways in, each loaded with the first file that needs it: a page's parser is no part of reading plain text. */
export const WAYS: Readonly<Record<IntakeFormat, () => Promise<Way>>> = {
  plain: async () => (await import('./plain/way.js')).plainWay,
  markdown: async () => (await import('./markdown/way.js')).markdownWay,
  html: async () => (await import('./html/way.js')).htmlWay,
  pdf: async () => (await import('./pdf/way.js')).pdfWay,
  docx: async () => (await import('./docx/way.js')).docxWay,
  mail: async () => (await import('./mail/way.js')).mailWay,
  feed: async () => (await import('./feed/way.js')).feedWay,
  opml: async () => (await import('./feed/way.js')).opmlWay,
  nitf: async () => (await import('./agency/way.js')).nitfWay,
  newsml: async () => (await import('./agency/way.js')).newsmlWay,
  ninjs: async () => (await import('./agency/way.js')).ninjsWay,
  jsonl: async () => (await import('./jsonl/way.js')).jsonlWay,
  csv: async () => (await import('./csv/way.js')).csvWay,
  warc: async () => (await import('./warc/way.js')).warcWay,
  zip: async () => (await import('./archive/zip-way.js')).zipWay,
  tar: async () => (await import('./archive/tar-way.js')).tarWay,
}

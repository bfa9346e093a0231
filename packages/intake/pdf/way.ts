import type { Way } from '../way.js'
import { openPdf } from './open.js'
import { pdf } from './pdf.js'

/** A PDF file, which is one article. */
export const pdfWay: Way = {
  takes: 'bytes',
  async *read(bytes, at) {
    yield pdf(await openPdf(bytes), at)
  },
}

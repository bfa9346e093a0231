import { Refused } from '../limits/refused.js'

/** A stretch of characters as a page draws it. Units: points, from the page's lower left corner. */
export interface Piece {
  readonly text: string
  readonly x: number
  /** The baseline. */
  readonly y: number
  readonly width: number
  /** Size of its letters. */
  readonly size: number
  readonly font: string
}

export interface Page {
  /** From 1. */
  readonly number: number
  readonly width: number
  readonly height: number
  readonly pieces: readonly Piece[]
}

export interface PdfDocument {
  readonly pages: readonly Page[]
  /** What the file says of itself. */
  readonly info: Readonly<Record<string, unknown>>
}

/** More pages than any newspaper, fewer than a register of all there is. */
const MOST_PAGES = 5000

interface Drawn {
  readonly str?: unknown
  readonly transform?: unknown
  readonly width?: unknown
  readonly height?: unknown
  readonly fontName?: unknown
}

/** Reads a PDF by Mozilla's PDF.js, without drawing and without running anything. Throws `Refused`: encrypted, damaged, too many pages. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  const { getDocumentProxy } = await import('unpdf')
  let document: Awaited<ReturnType<typeof getDocumentProxy>>
  try {
    // PDF.js takes the bytes away from whoever gives them.
    document = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      stopAtErrors: false,
    })
  } catch (error) {
    const { name, message } = error as Error
    if (name === 'PasswordException')
      throw new Refused(
        'encrypted',
        'the PDF is encrypted and wants a password',
        'save it without a password from a PDF reader',
      )
    throw new Refused(
      'damaged',
      `the PDF is cut off or damaged (${message.replace(/\s+/g, ' ').replace(/\.$/, '')})`,
      'fetch it again',
    )
  }
  try {
    if (document.numPages > MOST_PAGES)
      throw new Refused('too-large', `the PDF has ${document.numPages} pages, more than ${MOST_PAGES}`, 'split it')
    const pages: Page[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { width, height } = page.getViewport({ scale: 1, rotation: 0 })
      const content = await page.getTextContent()
      pages.push({ number, width, height, pieces: (content.items as Drawn[]).flatMap(pieceOf) })
      page.cleanup()
    }
    const info = (await document.getMetadata().catch(() => null))?.info ?? {}
    return { pages, info: info as Readonly<Record<string, unknown>> }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(
      'damaged',
      `a page of the PDF cannot be read (${(error as Error).message.replace(/\s+/g, ' ')})`,
      'save it again from a PDF reader',
    )
  } finally {
    await document.cleanup().catch(() => {})
    await (document as { destroy?: () => Promise<void> }).destroy?.().catch(() => {})
  }
}

/** Upright text only: what is turned is a stamp, an axis, a watermark. */
function pieceOf({ str, transform, width, fontName }: Drawn): Piece[] {
  if (typeof str !== 'string' || str === '' || !Array.isArray(transform)) return []
  const [a, b, , d, x, y] = transform as number[]
  const numbers = [a, b, d, x, y, width]
  if (!numbers.every((n) => typeof n === 'number' && Number.isFinite(n))) return []
  const size = Math.abs(d!)
  if (Math.abs(b!) > 0.1 * Math.abs(a!) || size < 1 || size > 500) return []
  return [{ text: str, x: x!, y: y!, width: width as number, size, font: String(fontName) }]
}

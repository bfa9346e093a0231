/** A file somebody offers. */
export interface Offered {
  readonly name: string
  readonly content: Blob | string
}

/** Bytes sent at once: below what the server takes, once they are written in 64 signs. */
const MOST_BYTES = 8_000_000
const MOST_FILES = 20

const sizeOf = ({ content }: Offered): number => (typeof content === 'string' ? content.length * 2 : content.size)

/** Files in the order given, as many at once as can be sent; one that is too large goes alone. */
export function batches(files: readonly Offered[]): Offered[][] {
  const out: Offered[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const file of files) {
    const size = sizeOf(file)
    const last = out.at(-1)
    if (last && bytes + size <= MOST_BYTES && last.length < MOST_FILES) {
      last.push(file)
      bytes += size
    } else {
      out.push([file])
      bytes = size
    }
  }
  return out
}

/** A file's bytes in 64 signs, as JSON can hold them. */
export function toBase64(content: Blob | string): Promise<string> {
  const blob = typeof content === 'string' ? new Blob([content], { type: 'text/plain' }) : content
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result).replace(/^data:[^,]*,/, ''))
    reader.onerror = () => failed(reader.error ?? new Error('the file could not be read'))
    reader.readAsDataURL(blob)
  })
}

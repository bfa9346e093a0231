import { reader } from '../archive/reader.js'
import { Refused } from '../limits/refused.js'

/** A record of a web archive. */
export interface WarcRecord {
  /** Header fields, names in lower case. */
  readonly header: ReadonlyMap<string, string>
  /** Null where it was not wanted or is larger than the limit; its bytes were passed over. */
  readonly block: Uint8Array | null
  readonly length: number
}

const LONGEST_LINE = 65_536

/**
 * The records of a WARC file as it arrives, unpacked (ISO 28500). The block of a record that is not `wanted`, or larger than `max`, is
 * passed over. Throws `Refused` where the archive is cut off or something else stands where a record should begin.
 */
export async function* warcRecords(
  chunks: AsyncIterable<Uint8Array>,
  max: number,
  wanted: (header: WarcRecord['header']) => boolean,
): AsyncGenerator<WarcRecord> {
  const input = reader(chunks)
  for (let n = 1; ; n++) {
    const damaged = () =>
      new Refused(
        'damaged',
        'the web archive is cut off or damaged',
        'fetch it again; the records before came in',
        `record ${n}`,
      )
    const line = async (): Promise<string | null> => {
      const bytes = await input.line(LONGEST_LINE)
      return bytes === null
        ? null
        : Buffer.from(bytes)
            .toString('utf8')
            .replace(/\r?\n$/, '')
    }
    let first = await line()
    while (first === '') first = await line()
    if (first === null) return
    if (!/^WARC\/\d/.test(first)) throw damaged()
    const header = new Map<string, string>()
    let last = ''
    for (let field = await line(); field !== ''; field = await line()) {
      if (field === null || header.size > 200) throw damaged()
      const m = /^([^:\s]+)\s*:\s*(.*)$/.exec(field)
      if (m) {
        last = m[1]!.toLowerCase()
        header.set(last, m[2]!.trim())
      } else if (/^[ \t]/.test(field) && last) header.set(last, `${header.get(last)} ${field.trim()}`)
      else throw damaged()
    }
    const length = Number(header.get('content-length') ?? Number.NaN)
    if (!Number.isSafeInteger(length) || length < 0) throw damaged()
    if (length > max || !wanted(header)) {
      if (!(await input.skip(length))) throw damaged()
      yield { header, block: null, length }
    } else {
      const block = await input.take(length)
      if ((block?.length ?? 0) < length) throw damaged()
      yield { header, block: block ?? new Uint8Array(), length }
    }
  }
}

import { parse } from 'csv-parse'
import { bylines } from '../byline.js'
import { toDay } from '../date.js'
import { decode } from '../encoding/decode.js'
import { arriving } from '../input.js'
import type { Item } from '../item.js'
import { languageTag } from '../language-tag.js'
import { Refused } from '../limits/refused.js'
import { inside } from '../name.js'
import { refusal, warning } from '../problem.js'
import { shownTitle } from '../text/title.js'
import type { At, Way } from '../way.js'
import { COLUMNS, type Column } from './columns.js'

interface Parsed {
  readonly record: Readonly<Record<string, string>>
  /** The row as it is written, with what ends it. */
  readonly raw: string
}

/** A table with an article a row. */
export const csvWay: Way = {
  takes: 'chunks',
  async *read(chunks, at) {
    const input = await arriving(chunks)
    const beginning = decode(input.head).text.replace(/^\ufeff/, '')
    const first = /[^\r\n]*/.exec(beginning)![0]
    const delimiter = ['\t', ';', ','].find((d) => first.includes(d)) ?? ','
    const names = columnsOf(at)
    const { encoding } = decode(input.head)
    const parser = parse({
      delimiter,
      bom: true,
      columns: (row: string[]) => named(row, names, at),
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: at.limits.bytes,
    })
    const feed = (async () => {
      for await (const text of texts(input.chunks(), encoding)) if (!parser.write(text)) await drained(parser)
      parser.end()
    })().catch((error: unknown) => parser.destroy(error as Error))
    try {
      let line = 1 + lineEnds(first + beginning.slice(first.length, first.length + 2))
      for await (const { record, raw } of parser as AsyncIterable<Parsed>) {
        if (raw.trim() !== '') yield* article(record, line, at)
        line += lineEnds(raw)
      }
      await feed
    } catch (error) {
      if (error instanceof Refused) throw error
      const { message, lines } = error as Error & { lines?: number }
      throw new Refused(
        'bad-table',
        `the table cannot be read on (${message.replace(/\s+/g, ' ')})`,
        'save it as CSV again; the rows before came in',
        lines === undefined ? null : `line ${lines}`,
      )
    } finally {
      parser.destroy()
    }
  },
}

const drained = (parser: ReturnType<typeof parse>) => new Promise((go) => parser.once('drain', go).once('close', go))

async function* texts(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const iconv = (await import('iconv-lite')).default
  const decoder = iconv.getDecoder(encoding, { stripBOM: true })
  for await (const chunk of chunks) yield decoder.write(Buffer.from(chunk))
  yield decoder.end() ?? ''
}

/** The column of each part of an article, lower case: the user's own map over the parts' own names. */
const columnsOf = ({ options }: At): ReadonlyMap<string, Column> =>
  new Map(COLUMNS.map((c) => [(options.columns?.[c] ?? c).toLowerCase(), c]))

/** The first line's names as parts of an article where they are mapped. Throws where there is no column of texts. */
function named(row: readonly string[], names: ReadonlyMap<string, Column>, at: At): string[] {
  const columns = row.map((cell) => names.get(cell.trim().toLowerCase()) ?? cell.trim())
  if (!columns.includes('text')) {
    const asked = at.options.columns?.text ?? 'text'
    throw new Refused(
      'bad-table',
      `the table has no column ${JSON.stringify(asked)}; its columns are ${row
        .map((c) => c.trim())
        .join(', ')
        .slice(0, 200)}`,
      'say which column holds the text: --columns text=NAME',
      'line 1',
    )
  }
  return columns
}

function* article(record: Parsed['record'], line: number, at: At): Generator<Item> {
  const place = `line ${line}`
  const cell = (column: Column): string | null => record[column]?.trim() || null
  const text = record.text ?? ''
  if (text.trim() === '') {
    yield refusal(
      at.uri,
      'bad-line',
      'the row has no text',
      'fill the column that holds the text, or leave the row out',
      place,
    )
    return
  }
  const name = cell('name') ?? `${at.name}-${line}`
  const language = languageTag(cell('language'))
  const date = cell('date')
  const published = date === null ? null : toDay(date, language ?? 'en')
  if (date !== null && published === null)
    yield warning(
      at.uri,
      'bad-date',
      `not a day: ${JSON.stringify(date)}`,
      'write it as 2024-10-24; the article is read without it',
      place,
    )
  const other = Object.fromEntries(Object.entries(record).filter(([k, v]) => !isColumn(k) && v !== ''))
  yield {
    name,
    uri: inside(at.uri, name),
    text,
    title: shownTitle(cell('title')),
    outlet: cell('outlet'),
    byline: bylines(record.byline),
    wire: cell('wire'),
    language,
    published,
    url: cell('url'),
    hints: [],
    map: null,
    ...(Object.keys(other).length > 0 && { other }),
  }
}

const lineEnds = (s: string): number => s.match(/\r\n|\r|\n/g)?.length ?? 0

const isColumn = (key: string): boolean => (COLUMNS as readonly string[]).includes(key)

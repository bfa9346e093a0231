import { bylines } from '../byline.js'
import { toDay } from '../date.js'
import type { Item } from '../item.js'
import { inside } from '../name.js'
import { refusal, warning } from '../problem.js'
import { shownTitle } from '../text/title.js'

/** Fields that have a place in a source; everything else is kept in `other`. */
const FIELDS = new Set(['name', 'text', 'date', 'outlet', 'title', 'byline', 'url', 'wire', 'language'])

/** Where a line stands. */
export interface LinePlace {
  readonly uri: string
  /** The file's own name, which names articles that have none. */
  readonly name: string
  /** From 1. */
  readonly line: number
}

/**
 * The article of one line of JSON Lines behind the problems that did not keep it from coming in; or the one that did.
 * Its `name` (else `id` or `key`, else file and line) names it, and its address is the file's with that name behind `#`, so
 * that it stays the same article when lines are added before it.
 */
export function* jsonArticle(line: string, at: LinePlace): Generator<Item> {
  const place = `line ${at.line}`
  const row = parseObject(line)
  if (typeof row === 'string') {
    yield refusal(at.uri, 'bad-line', row, 'write one JSON object a line', place)
    return
  }
  const { text } = row
  if (typeof text !== 'string') {
    const message = text === undefined ? 'no field "text"' : 'the field "text" is not a string'
    yield refusal(at.uri, 'bad-line', message, 'put the article\'s text in "text"', place)
    return
  }
  if (text.trim() === '') {
    yield refusal(at.uri, 'bad-line', 'the text is empty', 'put the article\'s text in "text"', place)
    return
  }
  const string = (field: string): string | null => {
    const v = row[field]
    return typeof v === 'string' || typeof v === 'number' ? String(v).trim() || null : null
  }
  const name = string('name') ?? string('id') ?? string('key') ?? `${at.name}-${at.line}`
  const date = row.date
  const published =
    typeof date === 'string' || typeof date === 'number' ? toDay(date, string('language') ?? 'en') : null
  if (published === null && date !== undefined && date !== null && date !== '')
    yield warning(
      at.uri,
      'bad-date',
      `not a day: ${JSON.stringify(date)}`,
      'write it as 2024-10-24; the article is read without it',
      place,
    )
  const other = Object.fromEntries(Object.entries(row).filter(([k]) => !FIELDS.has(k)))
  yield {
    name,
    uri: inside(at.uri, name),
    text,
    title: shownTitle(string('title')),
    outlet: string('outlet'),
    byline: bylines(row.byline),
    wire: string('wire'),
    language: string('language'),
    published,
    url: string('url'),
    hints: [],
    map: null,
    ...(Object.keys(other).length > 0 && { other }),
  }
}

/** The object on a line, or what is wrong with it. */
function parseObject(line: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(line)
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
    return 'not a JSON object'
  } catch (error) {
    return `not JSON (${error instanceof Error ? error.message : String(error)})`
  }
}

/** What of an article a column can hold. */
export const COLUMNS = ['text', 'name', 'date', 'outlet', 'title', 'byline', 'url', 'wire', 'language'] as const
export type Column = (typeof COLUMNS)[number]

/** Which column of a table holds what, by the column's name as it stands in the first line. */
export type ColumnMap = Readonly<Partial<Record<Column, string>>>

/**
 * Reads a column map as it is typed: `text=body,date=published at`. Throws a RangeError, worded for that user, where it is none.
 */
export function columnMap(typed: string): ColumnMap {
  const map: Partial<Record<Column, string>> = {}
  for (const pair of typed.split(',')) {
    const [, key = '', column = ''] = /^\s*(\w*)\s*=\s*(.*?)\s*$/.exec(pair) ?? []
    if (!isColumn(key) || column === '')
      throw new RangeError(
        `--columns: not a pair such as text=body: ${JSON.stringify(pair)}; what can be named: ${COLUMNS.join(', ')}`,
      )
    map[key] = column
  }
  return map
}

const isColumn = (key: string): key is Column => (COLUMNS as readonly string[]).includes(key)

import type { Export } from './articles.js'
import { cameo } from './cameo.js'
import { csv } from './csv.js'
import { followTheMoney } from './follow-the-money.js'
import { gexf } from './gexf.js'
import { parquet } from './parquet.js'
import { plover } from './plover.js'
import { schemaOrg } from './schema-org.js'
import { timelineJs } from './timeline-js.js'
import { webAnnotations } from './web-annotation.js'
import { xlsx } from './xlsx.js'

/** A format the record can be written in. */
export interface Format {
  readonly what: string
  readonly write: Export
  /** Media type, and what a file's name ends in. */
  readonly media: string
  readonly ending: string
  /** Written for machines alone: no terminal shows it. */
  readonly binary?: true
  /** Takes a list (`ExportOptions.list`): one at a time, or any of them beside all. */
  readonly table?: 'one' | 'any'
}

const jsonLines = { media: 'application/x-ndjson', ending: 'jsonl' }

/** What `onrecord export --format` takes beside `jsonl`, by name. */
export const formats: Readonly<Record<string, Format>> = {
  cameo: { what: 'events as CAMEO rows, tab-separated', write: cameo, media: 'text/tab-separated-values', ending: 'tsv' },
  csv: { what: 'one list as a table', write: csv, media: 'text/csv', ending: 'csv', table: 'one' },
  ftm: { what: 'FollowTheMoney entities, JSON Lines', write: followTheMoney, ...jsonLines },
  gexf: { what: 'who talks about whom, for Gephi', write: gexf, media: 'application/xml', ending: 'gexf' },
  parquet: { what: 'one list as Apache Parquet', write: parquet, media: 'application/vnd.apache.parquet', ending: 'parquet', binary: true, table: 'one' },
  plover: { what: 'PLOVER events, JSON Lines', write: plover, ...jsonLines },
  'schema-org': { what: 'schema.org Quotation, JSON Lines', write: schemaOrg, ...jsonLines },
  timelinejs: { what: 'TimelineJS JSON', write: timelineJs, media: 'application/json', ending: 'json' },
  'web-annotation': { what: 'W3C Web Annotations, one AnnotationPage', write: webAnnotations, media: 'application/ld+json', ending: 'jsonld' },
  xlsx: { what: 'a workbook with a sheet for each list, or for one', write: xlsx, media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx', binary: true, table: 'any' },
} // biome-ignore format: a line for each format

import { readFileSync } from 'node:fs'
import { EVENT_TYPES, type EventType, type Woven } from '@onrecord/format'
import { parse as parseCsv } from 'csv-parse/sync'
import { DirectedGraph } from 'graphology'
import gexfReader from 'graphology-gexf'
import { parquetReadObjects } from 'hyparquet'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Export, ExportOptions } from './articles.js'
import { cameo } from './cameo.js'
import { csv } from './csv.js'
import { followTheMoney } from './follow-the-money.js'
import { gexf } from './gexf.js'
import { parquet } from './parquet.js'
import { plover } from './plover.js'
import { schemaOrg } from './schema-org.js'
import { tables } from './tables/index.js'
import { article, at, said, text } from './test/article.js'
import { timelineJs } from './timeline-js.js'
import { webAnnotations } from './web-annotation.js'
import { xlsx } from './xlsx.js'

/** Roots of CAMEO (its codebook, chapter 2) with their weights on Goldstein’s scale, as published with its event data. */
const GOLDSTEIN: Readonly<Record<string, number>> = {
  '01': 0, '02': 3, '03': 4, '04': 1, '05': 3.5, '06': 6, '07': 7, '08': 5, '09': -2, '10': -5, '11': -2, '12': -4, '13': -6,
  '14': -6.5, '15': -7.2, '16': -4, '17': -7, '18': -9, '19': -10, '20': -10,
} // biome-ignore format: a table

/**
 * The modes that a type has: tables of PLOVER's manual and of its list that maps CAMEO (CAMEO2PLOVER-2021), whose words
 * differ in places (`strike`, `strike-gen`). Types that are not here have none.
 */
const PLOVER_MODES: Readonly<Record<string, string>> = {
  CONSULT: 'visit host third-party multilateral phone',
  AID: 'economic military humanitarian asylum',
  RETREAT: 'withdraw release return disarm ceasefire access resign ease',
  REQUEST: 'assist change yield meet',
  ACCUSE: 'disapprove investigate allege',
  REJECT: 'assist change yield meet',
  THREATEN: 'restrict ban arrest relations expel territory violence political',
  PROTEST: 'demo riot strike strike-gen strike-lim strike-hun hunger boycott obstruct',
  SANCTION: 'convict cancel expel withdraw sever discontinue',
  MOBILIZE: 'troops weapons police militia',
  COERCE: 'seize confiscate restrict ban censor curfew martial-law arrest deport withhold misinformation cyber',
  ASSAULT:
    'abduct beat torture execute sexual assassinate destroy primitive firearms explosives suicide-attack heavy-weapons crowd-control',
}
/** The contexts that any type may have (its manual, table of general contexts). */
const PLOVER_CONTEXTS = ['political', 'military', 'intelligence', 'peacekeeping', 'economic', 'diplomatic', 'resource', 'culture', 'disease', 'enviro_disaster', 'migration', 'humanitarian', 'legal', 'human_rights', 'rights_freedoms', 'gender', 'lgbt', 'terrorism', 'human_security', 'religion_ethnicity', 'government', 'election', 'legislative', 'cbrn', 'cyber', 'political_institutions', 'corruption', 'crime', 'crime_murder', 'crime_theft', 'crime_drugs', 'crime_sexual', 'historical', 'future', 'hypothetical', 'negation'] as const // biome-ignore format: a list

/** An event as the manual of PLOVER lists its fields; what it does not list is refused. */
const ploverEvent = z.strictObject({
  id: z.string().min(1),
  date: z.iso.date(),
  actor: z.array(z.string().min(1)).min(1),
  event: z.array(z.enum(['AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE', 'AID', 'CONCEDE', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'MOBILIZE', 'SANCTION', 'COERCE', 'ASSAULT'])).length(1),
  recipient: z.array(z.string().min(1)).optional(),
  mode: z.array(z.string()).length(1).optional(),
  context: z.array(z.enum(PLOVER_CONTEXTS)).min(1).optional(),
  event_text: z.string().min(1),
  text_info: z.object({ sequence: z.int(), start: z.int(), end: z.int() }),
  cite_info: z.string(),
  coder: z.string(),
}) // biome-ignore format: a field a line

const written = async (e: Export): Promise<string> => {
  let out = ''
  for await (const piece of e([article])) out += piece
  return out
}
const woven: Woven = {
  copies: [],
  utterances: [],
  occasions: [{ id: 'o1', name: 'Talks, =2', kind: 'meeting', place: null, ...said, actors: [], articles: ['a', 'b'], statements: [{ article: 'a', content: [at('=1+1')] }], score: 0.5, why: [], decided: { how: 'confirmed', by: 'Ada', at: '2026-11-22T10:00:00.000Z', decisions: [] } }],
  differences: [],
  stories: [],
  ledger: [{ id: 'l1', kind: 'promise', holder: 'ilse-brandt', made: said, due: null, state: 'open', by: 'proposed', evidence: [], statements: [{ article: 'a', content: [at('sign')] }], article: 'a', needs: [at('sign')], gives: [], form: null }],
} // biome-ignore format: links at a glance
const bytes = async (e: Export, options?: ExportOptions): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  for await (const piece of e([article], options)) pieces.push(Buffer.from(piece as Uint8Array))
  return Buffer.concat(pieces)
}
const lines = async (e: Export) =>
  (await written(e))
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l))

describe('exports', () => {
  it('Web Annotations quote exactly and count code points', async () => {
    const page = JSON.parse(await written(webAnnotations))
    const [quote, position] = page.items[0].target[0].selector
    expect(quote).toEqual({
      type: 'TextQuoteSelector',
      exact: '“We will <sign>, if Sarovia does,”',
      prefix: '😀 ',
      suffix: expect.any(String),
    })
    expect([...text].slice(position.start, position.end).join('')).toBe(quote.exact)
    expect(page.items).toHaveLength(2)
  })

  it('CSV is read back as written, and no cell is a formula', async () => {
    const rows = parseCsv(await written(csv), { columns: true, bom: true }) as Record<string, string>[]
    expect(rows.map((r) => [r.speaker, r.content, r.said_from])).toEqual([
      ['Ilse Brandt', '“We will <sign>, if Sarovia does,”', '2025-03-12'],
      ['', "'=1+1", ''],
    ])
  })

  it('any list is a table', async () => {
    const rows = parseCsv(await written((a) => csv(a, { list: 'actors' })), { columns: true, bom: true })
    expect(rows).toEqual([
      expect.objectContaining({ id: 'ilse-brandt', mentions: '1', statements: '1', about: '0' }),
      expect.objectContaining({ id: 'sarovia', name: 'Sarovia & "Co"', statements: '0', about: '1' }),
    ])
  })

  it('what links articles is a table too: an occasion’s report, an entry of the ledger in its words', async () => {
    const list = async (name: 'occasions' | 'ledger' | 'stories') =>
      parseCsv(await written((a) => csv(a, { list: name, woven })), { columns: true, bom: true }) as Record<string, string>[] // biome-ignore format: one line
    expect(await list('occasions')).toEqual([
      expect.objectContaining({ name: 'Talks, =2', article: 'a', statements: '1', decided: 'confirmed by Ada, 2026-11-22T10:00:00.000Z' }),
    ]) // biome-ignore format: a row
    expect(await list('ledger')).toEqual([
      expect.objectContaining({ holder: 'Ilse Brandt', state: 'open', needs: 'sign' }),
    ])
    expect(await list('stories')).toEqual([])
    const [sheet, ...others] = await readXlsxFile(await bytes((a) => xlsx(a, { list: 'ledger', woven })))
    expect([sheet!.sheet, others.length, sheet!.data.length]).toEqual(['ledger', 0, 2])
  })

  it('the workbook opens with a sheet for each list, numbers as numbers, no cell a formula', async () => {
    const book = await bytes(xlsx)
    const sheets = await readXlsxFile(book)
    expect(sheets.map((s) => s.sheet)).toEqual(Object.keys(tables))
    const [head, first, second] = sheets[0]!.data
    const cells = (row: readonly unknown[]) => Object.fromEntries(head!.map((name, i) => [name, row[i]]))
    expect(cells(first!)).toMatchObject({ speaker: 'Ilse Brandt', confidence: 0.91, negated: false })
    expect(cells(second!)).toMatchObject({ content: '=1+1', speaker: null })
  })

  it('Parquet is read back with its types', async () => {
    const file = await bytes(parquet)
    const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer
    const rows = await parquetReadObjects({ file: buffer })
    expect(rows).toMatchObject([
      { speaker: 'Ilse Brandt', content: '“We will <sign>, if Sarovia does,”', confidence: 0.91, negated: false },
      { speaker: null, content: '=1+1', said_from: null, said_to: '2025-03-12' },
    ])
  })

  it('CAMEO has what was done, not what is planned', async () => {
    const [head, ...rows] = (await written(cameo)).trimEnd().split('\n')
    expect(head).toMatch(/^date\tsource\ttarget\tcode/)
    expect(rows.map((r) => r.split('\t').slice(0, 6))).toEqual([
      ['20250312', 'Ilse Brandt', 'Sarovia & "Co"', '04', '1', 'sign'],
    ])
  })

  it('CAMEO rows are read as tab-separated values; every type has a root code of CAMEO with its place on Goldstein’s scale', async () => {
    const events = [...EVENT_TYPES].map((type) => ({ ...article.events[1]!, type }))
    let out = ''
    for await (const piece of cameo([{ ...article, events }])) out += piece
    const rows = parseCsv(out, { delimiter: '\t', columns: true, quote: null }) as Record<string, string>[]
    expect(rows).toHaveLength(EVENT_TYPES.length)
    for (const row of rows) expect(Number(row.goldstein), row.code).toBe(GOLDSTEIN[row.code!])
  })

  it('PLOVER events are of its types, modes and contexts and name what it asks for', async () => {
    const lexicons = ['event-verbs', 'event-nouns'].map((name) => readFileSync(new URL(`../language/en/${name}.txt`, import.meta.url), 'utf8')) // biome-ignore format: one line
    const ways = lexicons
      .flatMap((text) => text.split('\n'))
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t').slice(1, 3) as [EventType | '-', string | undefined])
      // "-": a verb that tells of no event beside some words.
      .flatMap(([type, mode]) => (type === '-' ? [] : [[type, mode] as const]))
    expect(new Set(ways.map(([type]) => type)).size).toBe(EVENT_TYPES.length)
    const events = ways.map(([type, mode]) => ({ ...article.events[0]!, type, mode: mode || null }))
    let out = ''
    for await (const piece of plover([{ ...article, events }])) out += piece
    const told = out.trimEnd().split('\n').map((line) => ploverEvent.parse(JSON.parse(line))) // biome-ignore format: one line
    expect(told).toHaveLength(ways.length)
    for (const { event, mode = [] } of told) for (const m of mode) expect(PLOVER_MODES[event[0]!]?.split(' '), event[0]).toContain(m) // biome-ignore format: one line
  })

  it('GEXF opens in a reader of GEXF', async () => {
    const graph = gexfReader.parse(DirectedGraph, await written(gexf))
    expect(graph.getNodeAttribute('sarovia', 'label')).toBe('Sarovia & "Co"')
    expect(graph.hasEdge('ilse-brandt', 'sarovia')).toBe(true)
  })

  it('PLOVER leaves out what it can not tell', async () => {
    expect(await lines(plover)).toEqual([
      expect.objectContaining({
        id: 'a-1',
        date: '2025-03-12',
        actor: ['Ilse Brandt'],
        event: ['AGREE'],
        recipient: ['Sarovia & "Co"'],
        context: ['future'],
      }),
      expect.objectContaining({ id: 'a-2', event: ['CONSULT'] }),
    ])
  })

  it('TimelineJS escapes what it quotes and says what is uncertain', async () => {
    const { events } = JSON.parse(await written(timelineJs))
    expect(events[0].text.text).toContain('We will &#60;sign&#62;')
    expect(events[0]).toMatchObject({ start_date: { year: 2025, month: 3, day: 12 }, group: 'Ilse Brandt' })
    expect(events[1]).toMatchObject({ display_date: '2025-03-12 at the latest' })
  })

  it('schema.org has quotations of known speakers', async () => {
    const [q, ...rest] = await lines(schemaOrg)
    expect(rest).toEqual([])
    expect(q).toMatchObject({
      '@type': 'Quotation',
      spokenByCharacter: { '@type': 'Person', name: 'Ilse Brandt' },
      dateCreated: '2025-03-12',
    })
  })

  it('FollowTheMoney tells each actor once and ties it to the article', async () => {
    const entities = await lines(followTheMoney)
    expect(entities.map((e) => e.schema)).toEqual(['Article', 'Person', 'Mention', 'PublicBody', 'Mention'])
    expect(entities[2].properties).toMatchObject({
      document: [entities[0].id],
      resolved: [entities[1].id],
      name: ['Ilse Brandt'],
    })
  })
})

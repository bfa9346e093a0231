import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { toDay } from './date.js'
import { decode } from './encoding/decode.js'
import { intake } from './intake.js'
import { given } from './meta/given.js'
import { readMeta } from './meta/table.js'
import { nameOf } from './name.js'
import { problemLine } from './problem.js'
import { shownTitle } from './text/title.js'

const bytes = (s: string) => new TextEncoder().encode(s)

describe('names', () => {
  it.each([
    ['a.b.txt.gz', 'a.b'],
    ['/x/y/one.html', 'one'],
    ['one', 'one'],
    ['one.gz', 'one'],
    ['.txt', '.txt'],
    ['C:\\news\\two.txt', 'two'],
    ['https://example.org/2024/talks.html?id=1#top', 'talks'],
    ['https://example.org/2024/talks/', 'talks'],
    ['031_9c27.v2.txt', '031_9c27.v2'],
    ['-', '-'],
  ])('%s is %s', (uri, name) => expect(nameOf(uri)).toBe(name))
})

describe('dates', () => {
  it.each([
    ['2024-10-24', '2024-10-24'],
    ['2024-10-24T23:30:00-05:00', '2024-10-24'],
    ['2024-10-24T00:30:00Z', '2024-10-24'],
    ['20241024', '2024-10-24'],
    ['2024/10/4', '2024-10-04'],
    ['24.10.2024 08:15', '2024-10-24'],
    ['10/24/2024', '2024-10-24'],
    ['24/10/2024', '2024-10-24'],
    ['03/04/2024', null],
    ['04/04/2024', '2024-04-04'],
    ['Thu, 24 Oct 2024 10:00:00 GMT', '2024-10-24'],
    ['October 24, 2024', '2024-10-24'],
    ['Sept. 4, 2024 6:30 p.m.', '2024-09-04'],
    ['24 October 2024', '2024-10-24'],
    [1729728000, '2024-10-24'],
    ['1729728000000', '2024-10-24'],
    ['2024-02-30', null],
    ['0001-01-01', null],
    ['1899-12-31', null],
    ['yesterday', null],
    ['', null],
  ])('%s is %s', (written, day) => expect(toDay(written)).toBe(day))
  it('with a month in the page’s language', () => expect(toDay('3. Oktober 2024', 'de')).toBe('2024-10-03'))
})

describe('encodings', () => {
  const west =
    'Le ministre a déclaré que la région était prête à négocier dès l’été. « Très bien », dit-elle à la préfète.'
  const east = 'Министр заявил, что переговоры начнутся только после вывода войск из приграничных районов страны.'
  it.each([
    ['utf-8', west],
    ['utf-16le', west],
    ['utf-16be', west],
    ['windows-1252', west],
    ['windows-1251', east],
    ['koi8-r', east],
    ['gb18030', '外交部发言人星期四表示，只有在对方停止行动之后，双方才会恢复谈判，否则不会有任何协议。'],
    ['shift_jis', '外務省の報道官は木曜日、相手側が行動を停止すれば交渉を再開すると述べた。'],
    ['utf-8', 'plain ASCII'],
  ])('%s', (encoding, text) => {
    expect(decode(iconv.encode(text, encoding)).text).toBe(text)
  })
  it.each(['utf-8', 'utf-16le', 'utf-16be'])('a byte order mark of %s stays in the text', (encoding) => {
    expect(decode(iconv.encode('ready', encoding, { addBOM: true })).text).toBe('\ufeffready')
  })
  it('a page declares', async () => {
    const page = `<html><head><meta charset="windows-1250"><title>x</title></head><body>${'<p>Předseda vlády řekl, že dohoda bude podepsána, jakmile bude hotová. Žádné ústupky nebudou.</p>'.repeat(3)}`
    const { sources } = await intake(iconv.encode(page, 'windows-1250'), { uri: 'a.html' })
    expect(sources[0]!.text).toContain('Předseda vlády řekl')
  })
  it('two in one file are read and said', async () => {
    const mixed = Buffer.concat([bytes('“Ready”, she said. '), iconv.encode('Così è', 'windows-1252')])
    const { sources, problems } = await intake(mixed, { uri: 'm.txt' })
    expect(sources[0]!.text).toBe('“Ready”, she said. Così è')
    expect(problems.map(problemLine)).toEqual([
      'm.txt, byte 26: UTF-8 with 2 bytes of another encoding, read as Windows-1252; save it in one encoding, best UTF-8, and add it again',
    ])
  })
})

describe('plain text', () => {
  it('is the file unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (s) => {
        const text = `Talks resume.\r\n${s.replace(/[\0-\x1f\x7f]/g, '').replace(/\p{Surrogate}/gu, '')}`
        expect((await intake(bytes(text), { uri: 'a.txt' })).sources[0]!.text).toBe(text)
      }),
    )
  })
  it('packed is read alike', async () => {
    expect((await intake(gzipSync('Talks resume.'), { uri: 'n/a.b.txt.gz' })).sources[0]).toMatchObject({
      name: 'a.b',
      text: 'Talks resume.',
    })
  })
})

describe('what cannot come in is one problem', () => {
  const big = 'x'.repeat(3000)
  it.each([
    ['empty', bytes('')],
    ['empty', bytes(' \n\t')],
    ['empty', gzipSync('')],
    ['too-large', bytes(big)],
    ['too-large', gzipSync(big)],
    ['packed', gzipSync('Talks resume.').subarray(0, 20)],
    ['damaged', bytes('%PDF-1.7 …')],
    ['bomb', gzipSync('x'.repeat(3_000_000)), { bytes: 1e7 }],
    ['binary', Buffer.from([1, 2, 0, 3, 0, 0, 9, 200])],
  ] as const)('%s', async (problem, content, limits: { bytes: number } = { bytes: 2000 }) => {
    const { sources, problems } = await intake(content, { uri: 'f.txt' }, { limits })
    expect(sources).toEqual([])
    expect(problems).toEqual([expect.objectContaining({ problem, severity: 'error', file: 'f.txt' })])
  })
  it.each([
    ['a mark of UTF-16 alone', 'a.jsonl', Uint8Array.of(254, 255)],
    ['lines without an article', 'a.jsonl', bytes('\n\n')],
    ['a list without an article', 'a.jsonl', bytes('[]')],
    ['a table without rows', 'a.csv', bytes('name,text\n')],
    ['a table of white space', 'a.csv', bytes(' \n')],
    ['a mark of UTF-16 alone, packed', 'a.jsonl.gz', gzipSync(Uint8Array.of(254, 255))],
  ] as const)('%s', async (_, uri, content) => {
    const { sources, problems } = await intake(content, { uri })
    expect(sources).toEqual([])
    expect(problems).toEqual([expect.objectContaining({ severity: 'error', file: uri })])
  })
  it('and any bytes never throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a.txt', 'a.html', 'a.jsonl', 'a', 'a.gz'),
        async (b, uri) => {
          const { sources, problems } = await intake(b, { uri })
          expect(sources.length + problems.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('JSON Lines', async () => {
  const lines = [
    '{"name":"a","text":"One.","date":"2024-10-24T22:00:00+02:00","outlet":"The Courier","title":"T","byline":["A","B"],"url":"https://x.example/a","desk":"world"}',
    '',
    '{"name":"b","text":"Two.","date":"soon"}',
    '{"name":"c"}',
    'no json',
    '{"text":"Three."}',
  ].join('\n')
  const { sources, problems } = await intake(bytes(lines), { uri: 'd/many.jsonl' })
  it('gives articles with what is said of them', () => {
    expect(sources.map((s) => s.name)).toEqual(['a', 'b', 'many-6'])
    expect(sources[0]).toMatchObject({
      uri: 'd/many.jsonl#a', text: 'One.', published: '2024-10-24', outlet: 'The Courier', title: 'T', byline: ['A', 'B'],
      url: 'https://x.example/a', other: { desk: 'world' }, map: null,
    }) // biome-ignore format: one line reads better
  })
  it('may be one document: an article, or a list of them', async () => {
    const article = { name: 'a', text: 'One.' }
    for (const document of [article, [article]])
      expect(
        (await intake(bytes(JSON.stringify(document, null, 2)), { uri: 'a.json' })).sources.map((x) => x.text),
      ).toEqual(['One.'])
  })
  it('names line and remedy of what it cannot read', () => {
    expect(problems.map((p) => [p.problem, p.severity, p.place])).toEqual([
      ['bad-date', 'warning', 'line 3'],
      ['bad-line', 'error', 'line 4'],
      ['bad-line', 'error', 'line 5'],
    ])
  })
})

describe('titles', () => {
  it.each([
    ['escaped twice', String.raw`Putin\u2019s Price Hike`, 'Putin’s Price Hike'],
    ['folded by YAML', String.raw`Before Bilateral \ Meeting in Joint\ \ Press Conference`, 'Before Bilateral Meeting in Joint Press Conference'],
    ['with tags', 'On June 13<sup>th</sup>, 2024', 'On June 13th, 2024'],
    ['with references', 'Smith &amp; Sons &#8212; again', 'Smith & Sons — again'],
    ['with what shows nothing', 'COVID-\u206019', 'COVID-19'],
    ['as it is', 'If a < b: “no”', 'If a < b: “no”'],
  ])('%s', (_, raw, shown) => expect(shownTitle(raw)).toBe(shown)) // biome-ignore format: a case a line
  it('are shown so from JSON Lines and CSV', async () => {
    const title = async (text: string, uri: string) => (await intake(bytes(text), { uri })).sources[0]!.title
    expect(await title(`${JSON.stringify({ text: 'One.', title: 'A &amp; B' })}\n`, 'a.jsonl')).toBe('A & B')
    expect(await title('text,title\nOne.,A &amp; B\n', 'a.csv')).toBe('A & B')
  })
})

describe('metadata', () => {
  const rows = [
    ['CSV', 'name,date,outlet,title\na,2024-10-24,The Courier,"Talks, again"\n'],
    ['CSV with semicolons', 'Name;Date;Outlet;Title\r\na;24.10.2024;The Courier;Talks, again\r\n'],
    ['TSV', 'name\tdate\toutlet\ttitle\na\t2024-10-24\tThe Courier\tTalks, again\n'],
    ['JSON Lines', '{"name":"a","date":"2024-10-24","outlet":"The Courier","title":"Talks, again"}\n'],
    ['a byte order mark', '\ufeffname,date,outlet,title\na,2024-10-24,The Courier,"Talks, again"'],
  ] as const
  it.each(rows)('%s', async (_kind, table) => {
    const { table: meta, problems } = readMeta(table, 'meta')
    expect(problems).toEqual([])
    const source = (await intake(bytes('Text.'), { uri: 'a.txt' }, { meta })).sources[0]
    expect(source).toMatchObject({ published: '2024-10-24', outlet: 'The Courier', title: 'Talks, again', url: null })
  })
  it('a quotation mark in a TSV cell is nothing special, a quoted cell is unquoted', () => {
    const { table } = readMeta('name\ttitle\na\t"We will" and more\nb\t"He said ""no"""\n', 'm')
    expect(table.get('a')?.title).toBe('"We will" and more')
    expect(table.get('b')?.title).toBe('He said "no"')
  })
  it('says which row is wrong', () => {
    const { table, problems } = readMeta('name,date\na,soon\n,2024-10-24\nb,2024-10-24\n', 'm.csv')
    expect([...table.keys()]).toEqual(['a', 'b'])
    expect(problems.map((p) => [p.problem, p.place])).toEqual([
      ['bad-date', 'line 2'],
      ['bad-table', 'line 3'],
    ])
    expect(readMeta('title\nx\n', 'm.csv').problems.map((p) => p.problem)).toEqual(['bad-table'])
  })
  it('flags win over the table, the table over the source', async () => {
    const meta = readMeta('name,date,outlet\nx,2024-01-02,Table', 'm').table
    const line = bytes('{"name":"x","text":"One.","date":"2023-01-01","outlet":"Own","title":"T"}')
    const { sources } = await intake(line, { uri: 'a.jsonl' }, { meta, given: given({ outlet: 'Flag' }) })
    expect(sources[0]).toMatchObject({ published: '2024-01-02', outlet: 'Flag', title: 'T' })
  })
  it('a flag that is no day or no address is misuse', () => {
    expect(() => given({ date: 'soon' })).toThrow(/--date/)
    expect(() => given({ url: 'x y' })).toThrow(/--url/)
  })
})

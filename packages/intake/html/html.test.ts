import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Source } from '@onrecord/format'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../encoding/decode.js'
import { intake } from '../intake.js'
import { gunzip } from '../unpack.js'

const bytes = (s: string) => new TextEncoder().encode(s)

/** What a case file expects: the metadata, then every stretch of the text with its kind. */
function shown(source: Source): string {
  const lines = [
    `title = ${source.title ?? '-'}`,
    `outlet = ${source.outlet ?? '-'}`,
    `byline = ${source.byline?.join(' | ') ?? '-'}`,
    `published = ${source.published ?? '-'}`,
    `url = ${source.url ?? '-'}`,
    `language = ${source.language ?? '-'}`,
  ]
  let at = 0
  for (const line of source.text.split('\n')) {
    const hint = source.hints.find((h) => h.start <= at && at < h.end)
    if (line !== '') lines.push(`${hint?.kind ?? 'body'}: ${line.replace(/\u00a0/g, ' ')}`)
    at += line.length + 1
  }
  return lines.join('\n')
}

/** Every stretch whose length is that of its place in the page stands there letter by letter. */
function expectMap(source: Source, page: string) {
  let last = 0
  for (const { start, end, at } of source.map!) {
    const [from, to] = at.split('-').map(Number) as [number, number]
    expect(start).toBeGreaterThanOrEqual(last)
    expect(source.text.slice(last, start)).toMatch(/^\n*$/)
    last = end
    const here = source.text.slice(start, end)
    if (to - from === end - start && !page.slice(from, to).startsWith('&'))
      expect(page.slice(from, to).replace(/[\n\r\t\f]/g, ' ')).toBe(here)
  }
  expect(source.text.slice(last)).toBe('')
}

describe('pages', () => {
  const cases = readFileSync(new URL('../cases/pages.txt', import.meta.url), 'utf8')
    .split(/^# /m)
    .slice(1)
  it.each(cases.map((c) => [c.slice(0, c.indexOf('\n')), c.slice(c.indexOf('\n') + 1)]))('%s', (_title, rest) => {
    const [page, expected] = rest!.split('\n==>\n') as [string, string]
    const { sources } = intake(bytes(page), { uri: 'page.html' })
    expect(shown(sources[0]!)).toBe(expected.trim())
    expectMap(sources[0]!, page)
  })

  it('have no article where there are only links or a form', () => {
    const lists =
      '<html><body><h1>News</h1><ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul></body></html>'
    const login = '<html><body><form><label>Name <input></label><button>Sign in</button></form></body></html>'
    for (const page of [lists, login]) {
      const { sources, problems } = intake(bytes(page), { uri: 'p.html' })
      expect(sources).toEqual([])
      expect(problems.map((p) => p.problem)).toEqual(['no-article'])
    }
  })

  it('of any markup never throw, and every mapped stretch agrees', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div>',
        '</div>',
        '<table>',
        '<tr>',
        '<td>',
        '</em>',
        '<b>',
        '</b>',
        '<br>',
        '<!-- x -->',
        '<pre>',
        '\r\n',
        '&amp;',
        '&nbsp;',
        '&notit;',
        '&#x201c;',
        '&bogus',
        '&',
        '<',
        '\0',
        '<h2>',
        '</h2>',
        '<aside>',
      ),
      fc.string({ maxLength: 12 }),
      fc.constant('Officials on both sides said that the talks would go on for as long as it took. '),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const page = `<html><body>${pieces.join('')}`
        for (const source of intake(bytes(page), { uri: 'p.html' }).sources) expectMap(source, decode(bytes(page)).text)
      }),
      { numRuns: 200 },
    )
  })
})

const shared = process.env.ONRECORD_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url))
const pages = `${shared}/data/article-extraction/html`

describe.skipIf(!existsSync(pages))('real pages (skipped where ../shared is absent)', () => {
  it.each(existsSync(pages) ? readdirSync(pages).slice(0, 20) : [])('%s leads back to the page', (file) => {
    const packed = readFileSync(`${pages}/${file}`)
    const { sources } = intake(packed, { uri: file })
    expect(sources).toHaveLength(1)
    expectMap(sources[0]!, decode(gunzip(packed, 1e8) as Uint8Array).text)
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../encoding/decode.js'
import { intake } from '../intake.js'
import { casesOf, expectMap, shown } from '../testing/cases.js'

const bytes = (s: string) => new TextEncoder().encode(s)

describe('pages', () => {
  it.each(casesOf('pages'))('%s', async (_title, page, expected) => {
    const { sources } = await intake(bytes(page), { uri: 'page.html' })
    expect(shown(sources[0]!)).toBe(expected)
    expectMap(sources[0]!, page)
  })

  it('have no article where there are only links or a form', async () => {
    const lists =
      '<html><body><h1>News</h1><ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul></body></html>'
    const login = '<html><body><form><label>Name <input></label><button>Sign in</button></form></body></html>'
    for (const page of [lists, login]) {
      const { sources, problems } = await intake(bytes(page), { uri: 'p.html' })
      expect(sources).toEqual([])
      expect(problems.map((p) => p.problem)).toEqual(['no-article'])
    }
  })

  it('of any markup never throw, and every mapped stretch agrees', async () => {
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
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const page = `<html><body>${pieces.join('')}`
        for (const source of (await intake(bytes(page), { uri: 'p.html' })).sources)
          expectMap(source, decode(bytes(page)).text)
      }),
      { numRuns: 200 },
    )
  })
})

const shared = process.env.ONRECORD_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url))
const pages = `${shared}/data/article-extraction/html`

describe.skipIf(!existsSync(pages))('real pages (skipped where ../shared is absent)', () => {
  it.each(existsSync(pages) ? readdirSync(pages).slice(0, 20) : [])('%s leads back to the page', async (file) => {
    const packed = readFileSync(`${pages}/${file}`)
    const { sources } = await intake(packed, { uri: file })
    expect(sources).toHaveLength(1)
    expectMap(sources[0]!, decode(gunzipSync(packed)).text)
  })
})

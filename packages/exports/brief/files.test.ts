import type { Brief } from '@onrecord/record'
import mammoth from 'mammoth'
import { expect, it } from 'vitest'
import { briefDocx } from './docx.js'
import { briefHtml } from './html.js'

const published = { from: '2025-03-02', to: '2025-03-02', basis: 'given', evidence: [] } as const
const hostile = '<script>alert(1)</script> "><img src=x onerror=alert(1)> \u202eabc\u0000'
const quote = { article: 'talks', outlet: 'Courier', title: 'Talks', published, spans: [], texts: [hostile], line: 3 }
const article = (url: string) => ({ name: 'talks', url, title: 'Talks & more', outlet: 'Courier', published })
const brief = (url: string) =>
  ({
    story: null,
    articles: [article(url)],
    outlets: ['Courier'],
    from: '2025-03-02',
    to: '2025-03-02',
    stands: [
      {
        kind: 'statement',
        when: { from: '2025-03-01', to: '2025-03-01' },
        reports: 1,
        statement: {
          speakerName: 'Ilse Brandt',
          act: 'promise',
          negated: false,
          decided: { how: 'corrected', by: 'Ada <b>', at: '2026-11-22T10:00:00.000Z', decisions: [] },
        },
        quotes: [quote],
      },
    ],
    changed: [],
    open: [],
    disagree: [],
  }) as unknown as Brief

it('the page runs nothing, asks nobody for anything, and shows the words as they are', () => {
  const page = briefHtml(brief('https://courier.example/a?b="c'))
  expect(page).not.toMatch(/<(script|img|link|iframe)|\u202e/)
  expect(page).toContain('&#60;script&#62;alert(1)&#60;/script&#62;')
  expect(page).toContain('<a href="https://courier.example/a?b=&#34;c"')
  expect(page).toContain('<sup><a href="#r1"')
  expect(page).toContain('<li id="r1">')
  expect(page).toContain('<em>✓ corrected by Ada &#60;b&#62; on 2026-11-22</em>')
})

it('an address of another kind is no link', () => {
  expect(briefHtml(brief('javascript:alert(1)'))).not.toContain('javascript:')
})

it('Word reads the document: headings, quoted words, a footnote for the reference', async () => {
  const { value: html, messages } = await mammoth.convertToHtml({
    buffer: Buffer.from(await briefDocx(brief('https://courier.example/a'))),
  })
  expect(messages.filter((m) => m.type === 'error')).toEqual([])
  expect(html).toContain('<h1>Where things stand</h1>')
  expect(html).toContain('<strong>Ilse Brandt</strong> (promise)')
  expect(html).toContain('✓ corrected by Ada &lt;b&gt; on 2026-11-22')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).toMatch(/Courier, Talks &amp; more, 2025-03-02, https:\/\/courier\.example\/a \(talks:3\)/)
})

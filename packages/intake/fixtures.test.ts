import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { intake } from './intake.js'
import type { IntakeOptions } from './options.js'
import { problemLine } from './problem.js'
import { blocksOf } from './testing/cases.js'

const P =
  'body: Negotiators from both banks of the river met in Varn on Sunday for the first time since the ferry was stopped in autumn, officials said. They agreed to meet again.'
const TALKS = ['body: Talks resume in Varn', 'body: Negotiators met in Varn on Sunday.']

/** File, what comes of each article in it, the problems, options. */
const FILES: [file: string, articles: Record<string, string[]>, problems: string[], options?: IntakeOptions][] = [
  [
    'two-columns.pdf',
    {
      'two-columns: Talks resume in Varn': [
        'furniture: THE COURIER 2 March 2025',
        'headline: Talks resume in Varn',
        'subheading: A second round is planned before winter',
        'body: Negotiators from both banks of the river met in Varn on Sunday for the first time since the ferry was stopped in autumn, officials said. The talks went on for several hours behind closed doors.',
        'body: “We will sign,” Ilse Brandt told reporters, “once the text is ready.” The other side, she added, knew the well-known draft and its annexes well enough by now, and had a well-known habit of asking for more time.',
        'body: A second round is planned for the end of the month, in the capital. Both delegations are to bring their engineers.',
        'caption: The ferry landing in Varn. Photo: E. Holt',
        'subheading: What comes next',
        'body: Not everybody agreed. Shopkeepers on the western bank said that the ramp was too steep for carts.',
        'body: They asked for a second inspection, which the harbour master refused to grant.',
        'furniture: 1',
        'furniture: THE COURIER 2 March 2025',
        'furniture: 2',
      ],
    },
    [],
  ],
  [
    'page.pdf',
    {
      'page: Talks resume in Varn': [
        'headline: Talks resume in Varn',
        'body: Negotiators from both banks of the river met in Varn on Sunday for the first time since the ferry was stopped in autumn, officials said. The talks went on for several hours behind closed doors, and both sides agreed to meet again.',
        'body: “We will sign,” Ilse Brandt said, “once the text is ready.” The other side, she added, knew the draft & its annexes well enough by now.',
        'subheading: What comes next',
        'body: A second round is planned for the end of the month, in the capital, and both delegations are to bring their engineers this time, officials said on condition that they not be named.',
      ],
    },
    [],
  ],
  [
    'scan.pdf',
    {},
    ['scan.pdf: its page holds no text, perhaps a picture of it; run it through text recognition (OCR) first'],
  ],
  [
    'encrypted.pdf',
    {},
    ['encrypted.pdf: the PDF is encrypted and wants a password; save it without a password from a PDF reader'],
  ],
  ['cut.pdf', {}, ['cut.pdf: the PDF is cut off or damaged (Invalid PDF structure); fetch it again']],
  [
    'talks.docx',
    {
      'talks: Talks resume in Varn': [
        'headline: Talks resume in Varn',
        'body: Negotiators met in Varn on Sunday & talked.',
        'subheading: What comes next',
        'body: A survey',
        'body: A vote',
        'body: “We will sign,” Ilse Brandt said.',
      ],
    },
    [],
  ],
  [
    'mail.eml',
    {
      'mail: Talks “resume” in Varn': [
        'body: Negotiators met in Varn on Sunday. “We will sign,” Ilse Brandt said.',
        'furniture: > What do you say?',
        'furniture: --',
        'furniture: Desk, Northern Agency',
      ],
      'more: Ferry to run': ['headline: Ferry to run', P],
    },
    [],
  ],
  [
    'crawl.warc.gz',
    {
      'talks: Talks resume in Varn': ['headline: Talks resume in Varn', P],
      'frame: Café prices': ['headline: Café prices', P.replace('autumn', 'fall “soon”')],
    },
    [
      'crawl.warc.gz#https://courier.example.org/: the page holds no article; save the article itself, not a list or a login page',
    ],
  ],
  ['crawl.wacz', { 'talks: Talks resume in Varn': ['headline: Talks resume in Varn', P] }, []],
  [
    'cut.warc.gz',
    { 'talks: Talks resume in Varn': ['headline: Talks resume in Varn', P] },
    ['cut.warc.gz: the gzip file is cut off or damaged; fetch or pack it again'],
  ],
  [
    'mixed.zip',
    {
      'talks: -': TALKS,
      'ferry: -': ['headline: Ferry to run', expect.stringMatching(/^body: The ferry between/) as string],
      'one: -': ['body: Negotiators met.'],
      'inner: -': TALKS,
    },
    [
      'mixed.zip#news/%C3%A4rger.jsonl, line 2: not JSON (Unexpected token \'o\', "no" is not valid JSON); write one JSON object a line',
    ],
  ],
  ['cut.zip', {}, ['cut.zip: the ZIP file is cut off or damaged; fetch or pack it again']],
  [
    'encrypted.zip',
    { 'open: -': TALKS },
    ['encrypted.zip#secret.txt: the entry is encrypted; unpack the archive with its password and add its parts'],
  ],
  [
    'bomb.zip',
    { 'a: -': TALKS },
    [
      'bomb.zip#bomb.html: it unpacks to far more than it should, as a bomb does; unpack it where it does no harm, and look',
    ],
  ],
  [
    'nested.zip',
    {},
    ['nested.zip#4.zip#3.zip#2.zip: archives within archives over 3 deep; unpack it and add its parts'],
  ],
  [
    'mixed.tar.gz',
    { 'talks: -': TALKS, [`${'long'.repeat(30)}: -`]: TALKS, 'ferry: -': expect.anything() as string[] },
    [],
  ],
  [
    'mixed.tar.gz',
    { 'talks: -': TALKS, [`${'long'.repeat(30)}: -`]: TALKS },
    [
      'mixed.tar.gz#news/ferry.html: larger than the limit of 100 bytes; split it, or put many articles into JSON Lines (.jsonl), which are read one by one',
    ],
    { limits: { bytes: 100 } },
  ],
  [
    'mixed.zip',
    {},
    ['mixed.zip: the archive has 8 entries, more than the limit of 2; unpack it and add its parts'],
    { limits: { entries: 2 } },
  ],
  [
    'table.csv',
    {
      '7: Talks resume': ['body: Negotiators met in Varn; they "agreed".', 'body: More on Monday.'],
      '9: Ferry': ['body: The ferry runs.'],
    },
    [
      'table.csv, line 4: the row has no text; fill the column that holds the text, or leave the row out',
      'table.csv, line 5: not a day: "soon"; write it as 2024-10-24; the article is read without it',
    ],
    { columns: { text: 'Body', title: 'headline', date: 'when', name: 'id' } },
  ],
  [
    'table.csv',
    {},
    [
      'table.csv, line 1: the table has no column "text"; its columns are id, headline, body, when, desk; say which column holds the text: --columns text=NAME',
    ],
  ],
]

describe('real files', () => {
  it.each(FILES)('%s', async (file, articles, problems, options = {}) => {
    const bytes = readFileSync(new URL(`./fixtures/${file}`, import.meta.url))
    const found = await intake(bytes, { uri: file }, options)
    expect(Object.fromEntries(found.sources.map((s) => [`${s.name}: ${s.title ?? '-'}`, blocksOf(s)]))).toEqual(
      articles,
    )
    expect(found.problems.map(problemLine)).toEqual(problems)
    // Whatever the format, what is mapped covers the text but for line ends, in order.
    for (const { text, map } of found.sources) {
      let last = 0
      for (const { start, end } of map ?? []) {
        expect(text.slice(last, start)).toMatch(/^\n*$/)
        last = end
      }
    }
  })
})

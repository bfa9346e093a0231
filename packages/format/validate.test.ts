import { describe, expect, it } from 'vitest'
import type { ReadArticle } from './article.js'
import { slug } from './ids.js'
import { jsonSchema } from './schema.js'
import { validate } from './validate.js'

const text = 'Talks resume\n\n“We will sign,” Ilse Brandt said.'
const good: ReadArticle = {
  format: 'onrecord/1',
  name: 'a',
  uri: 'a.txt',
  title: 'Talks resume',
  outlet: null,
  byline: null,
  wire: null,
  language: 'en',
  published: { from: '2024-10-24', to: '2024-10-24', basis: 'given', evidence: [] },
  text,
  blocks: [
    { kind: 'headline', start: 0, end: 12 },
    { kind: 'body', start: 14, end: text.length },
  ],
  actors: [
    { id: 'ilse-brandt', name: 'Ilse Brandt', type: 'person', mentions: [{ start: 30, end: 41, form: 'name' }] },
  ],
  statements: [
    {
      id: 's1',
      source: [{ start: 30, end: 41 }],
      cue: [{ start: 42, end: 46 }],
      content: [{ start: 14, end: 29 }],
      kind: 'direct',
      speaker: 'ilse-brandt',
      speakers: ['ilse-brandt'],
      addressee: null,
      act: 'promise',
      said: { from: '2024-10-24', to: '2024-10-24' },
      depth: 0,
      negated: false,
      confidence: 0.9,
      targets: [],
    },
  ],
  conditions: [],
  times: [],
  quantities: [],
  events: [],
}
const statement = good.statements[0]!

describe('validate', () => {
  it('finds nothing in a sound article', () => expect(validate(good)).toEqual([]))

  it.each<[string, object, string, string]>([
    ['a span behind the text', { times: [{ start: 40, end: 400, from: null, to: null }] }, 'span', 'times[0]'],
    ['an empty span', { times: [{ start: 4, end: 4, from: null, to: null }] }, 'span', 'times[0]'],
    [
      'an unknown speaker',
      { statements: [{ ...statement, speaker: 'x', speakers: ['x'] }] },
      'reference',
      'statements[0].speaker',
    ],
    [
      'speakers that start with another',
      { statements: [{ ...statement, speakers: [] }] },
      'reference',
      'statements[0].speakers',
    ],
    ['two statements of one id', { statements: [statement, statement] }, 'twice', 'statements[1].id'],
    ['no content', { statements: [{ ...statement, content: [] }] }, 'shape', 'statements[0].content'],
    ['a gap in the blocks', { blocks: [good.blocks[0]] }, 'cover', 'blocks'],
    ['blocks out of order', { blocks: [...good.blocks].reverse() }, 'order', 'blocks[1]'],
    [
      'a range that ends before it starts',
      { times: [{ start: 0, end: 5, from: '2024-02-01', to: '2024-01-01' }] },
      'order',
      'times[0]',
    ],
    ['a day that is none', { times: [{ start: 0, end: 5, from: '2024-02-31', to: null }] }, 'shape', 'times[0].from'],
    ['an act that is none', { statements: [{ ...statement, act: 'shout' }] }, 'shape', 'statements[0].act'],
  ])('%s', (_title, change, code, path) => {
    expect(validate({ ...good, ...change })).toContainEqual(expect.objectContaining({ code, path }))
  })

  it('the JSON schema names every field', () => {
    const schema = jsonSchema() as { properties: Record<string, unknown> }
    for (const field of Object.keys(good)) expect(schema.properties).toHaveProperty(field)
  })
})

describe('slug', () => {
  it.each([
    ['António Guterres', 'antonio-guterres'],
    ['United States', 'united-states'],
    ['Jeanne d’Arc & Co.', 'jeanne-darc-co'],
    ['  ', ''],
  ])('%j becomes %j', (name, id) => expect(slug(name)).toBe(id))
})

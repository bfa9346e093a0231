import type { ReadArticle } from '@onrecord/format'

/** An article that tries what a format may stumble over: signs beyond the first plane, markup, a formula, two people. */
export const text = '😀 “We will <sign>, if Sarovia does,” Ilse Brandt said. =1+1 is what Averland thinks.'
/** The place of words in it. */
export const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
export const said = { from: '2025-03-12', to: '2025-03-12' }
const statement = {
  source: [at('Ilse Brandt')],
  cue: [at('said')],
  content: [at('“We will <sign>, if Sarovia does,”')],
  kind: 'direct',
  addressee: null,
  speaker: 'ilse-brandt',
  speakers: ['ilse-brandt'],
  act: 'promise',
  said,
  depth: 0,
  negated: false,
  confidence: 0.91,
  targets: ['sarovia'],
} as const
export const article: ReadArticle = {
  format: 'onrecord/1',
  name: 'a',
  uri: 'a.txt',
  url: 'https://courier.example/a',
  title: 'Talks, “again”',
  outlet: 'Courier',
  byline: null,
  wire: null,
  language: 'en',
  published: { ...said, basis: 'given', evidence: [] },
  text,
  blocks: [],
  actors: [
    { id: 'ilse-brandt', name: 'Ilse Brandt', type: 'person', mentions: [{ ...at('Ilse Brandt'), form: 'name' }] },
    { id: 'sarovia', name: 'Sarovia & "Co"', type: 'state', mentions: [{ ...at('Sarovia'), form: 'name' }] },
  ],
  statements: [
    { ...statement, id: 's1' },
    {
      ...statement,
      id: 's2',
      source: [at('Averland')],
      cue: [at('thinks')],
      content: [at('=1+1')],
      kind: 'indirect',
      speaker: null,
      speakers: [],
      targets: [],
      act: 'believe',
      said: { from: null, to: '2025-03-12' },
    },
  ],
  conditions: [],
  times: [],
  quantities: [],
  events: [
    {
      type: 'AGREE',
      mode: null,
      aux: 'future',
      actor: 'ilse-brandt',
      recipient: 'sarovia',
      span: at('sign'),
      ...said,
      statement: 's1',
    },
    {
      type: 'CONSULT',
      mode: null,
      aux: null,
      actor: 'ilse-brandt',
      recipient: 'sarovia',
      span: at('sign'),
      ...said,
      statement: null,
    },
    { type: 'AGREE', mode: null, aux: null, actor: null, recipient: null, span: at('sign'), ...said, statement: null },
  ],
}

import type { ReadArticle, Woven } from '@onrecord/format'

const text = 'Ilse Brandt said “we will sign” if Sarovia does.'
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const day = { from: '2025-03-12', to: '2025-03-12' }

export const article: ReadArticle = {
  format: 'onrecord/1',
  name: 'a',
  uri: 'a.txt',
  title: 'Talks',
  outlet: 'Courier',
  byline: null,
  wire: null,
  language: 'en',
  published: { ...day, basis: 'given', evidence: [] },
  text,
  blocks: [{ start: 0, end: text.length, kind: 'body' }],
  actors: [
    { id: 'ilse-brandt', name: 'Ilse Brandt', type: 'person', mentions: [{ ...at('Ilse Brandt'), form: 'name' }] },
    { id: 'sarovia', name: 'Sarovia', type: 'state', mentions: [{ ...at('Sarovia'), form: 'name' }] },
  ],
  statements: [
    {
      id: 's1',
      source: [at('Ilse Brandt')],
      cue: [at('said')],
      content: [at('we will sign')],
      kind: 'direct',
      speaker: 'ilse-brandt',
      speakers: ['ilse-brandt'],
      addressee: null,
      act: 'promise',
      said: day,
      depth: 0,
      negated: false,
      confidence: 0.9,
      targets: [],
    },
  ],
  conditions: [
    {
      holder: 'ilse-brandt',
      trigger: [at('Sarovia does')],
      consequence: [at('we will sign')],
      connective: [at('if')],
      form: 'if',
      voice: 'speaker',
      statement: 's1',
    },
  ],
  times: [],
  quantities: [],
  events: [],
}

export const woven: Woven = {
  copies: [],
  utterances: [],
  occasions: [],
  differences: [],
  stories: [],
  ledger: [
    {
      id: 'l1',
      kind: 'condition',
      holder: 'ilse-brandt',
      made: day,
      due: null,
      state: 'open',
      by: 'proposed',
      evidence: [],
      statements: [],
      article: 'a',
      needs: [at('Sarovia does')],
      gives: [at('we will sign')],
      form: 'if',
    },
  ],
}

const another = 'The harbour stayed shut.'
export const other: ReadArticle = {
  ...article,
  name: 'b',
  uri: 'b.txt',
  text: another,
  blocks: [{ start: 0, end: another.length, kind: 'body' }],
  actors: [],
  statements: [],
  conditions: [],
}

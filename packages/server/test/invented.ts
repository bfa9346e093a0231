import type { ReadArticle, StatementRef, Woven } from '@onrecord/format'
import { made } from './marked.js'

const BRANDT = ['ilse-brandt', 'Ilse Brandt', 'person', 'Ilse Brandt'] as const

/** A press conference on a port, as one outlet has it. */
export const post = made({
  name: 'post-2031-05-05',
  outlet: 'Northern Post',
  day: '2031-05-05',
  blocks: [
    ['headline', 'Port talks go on'],
    ['body', 'Foreign minister Ilse Brandt said on Monday that the talks with Corvia would go on.'],
    [
      'body',
      '“If they open the port, we will lift the tariff,” she told reporters in Varnhelm. She refused to say whether 3,000 workers would return.',
    ],
    ['furniture', 'Subscribe to our newsletter'],
  ],
  actors: [BRANDT, ['corvia', 'Corvia', 'state', 'Corvia']],
  statements: [
    {
      says: ['that the talks with Corvia would go on'],
      by: 'Foreign minister Ilse Brandt',
      with: 'said',
      speaker: 'ilse-brandt',
      targets: ['corvia'],
    },
    {
      says: ['“If they open the port, we will lift the tariff,”'],
      by: 'she',
      with: 'told',
      speaker: 'ilse-brandt',
      act: 'offer',
      kind: 'direct',
      targets: ['corvia'],
    },
    {
      says: ['whether 3,000 workers would return'],
      by: 'She',
      with: 'refused to say',
      speaker: 'ilse-brandt',
      act: 'decline',
    },
  ],
  conditions: [
    { when: 'they open the port', follows: 'we will lift the tariff', holder: 'ilse-brandt', statement: 's2' },
  ],
  times: [['Monday', '2031-05-05', '2031-05-05']],
  quantities: [['3,000 workers', 3000, 'workers']],
})

/** The same, as another has it: other words, another number, and more. */
export const times = made({
  name: 'times-2031-05-06',
  outlet: 'Southern Times',
  day: '2031-05-06',
  blocks: [
    ['headline', 'Brandt hedges on the port'],
    [
      'body',
      'Ilse Brandt promised that the tariff would fall. “If they open the port, we will lift the tariff at once,” Brandt said on May 5.',
    ],
    ['body', 'Some 4,000 workers were waiting, the dockers’ union warned. Brandt never said that she would resign.'],
  ],
  actors: [BRANDT],
  statements: [
    {
      says: ['that the tariff would fall'],
      by: 'Ilse Brandt',
      with: 'promised',
      speaker: 'ilse-brandt',
      act: 'promise',
      said: { from: '2031-05-05', to: '2031-05-05' },
    },
    {
      says: ['“If they open the port, we will lift the tariff at once,”'],
      by: 'Brandt',
      with: 'said',
      speaker: 'ilse-brandt',
      act: 'offer',
      kind: 'direct',
      said: { from: '2031-05-05', to: '2031-05-05' },
    },
    { says: ['Some 4,000 workers were waiting'], by: 'the dockers’ union', with: 'warned', act: 'warn' },
    { says: ['that she would resign'], by: 'Brandt', with: 'never said', speaker: 'ilse-brandt', negated: true },
  ],
  quantities: [['4,000 workers', 4000, 'workers']],
  times: [['May 5', '2031-05-05', '2031-05-05']],
})

const PILE = `Zal${'\u0301'.repeat(10_000)}go`

/** Text that would like to be more than text: markup, a direction override, a pile of marks, marks that overlap. */
export const hostile = made({
  name: 'hostile "><img src=x onerror=alert(1)>',
  outlet: '<b>Outlet</b>',
  day: null,
  blocks: [
    ['headline', '<script>document.title = "run"</script>'],
    [
      'body',
      `"><img src=x onerror="document.title='run'"> she said \u202Eneve daer ot sdrow\u202C and ${PILE} went on.`,
    ],
    ['body', 'One two three four five six.'],
  ],
  actors: [['mallory', '<i>Mallory</i>', 'person', 'she']],
  statements: [
    { says: ['"><img src=x onerror="document.title=\'run\'">'], by: 'she', with: 'said', speaker: 'mallory' },
    { says: ['One two three four'], speaker: 'mallory', act: 'warn' },
    { says: ['three four five six'], speaker: 'mallory', act: 'praise', depth: 1 },
    { says: ['four'], speaker: 'mallory', act: 'deny', depth: 2 },
  ],
})

export const invented: readonly ReadArticle[] = [post, times, hostile]

const ref = (article: ReadArticle, id: string): StatementRef => {
  const { content } = article.statements.find((s) => s.id === id)!
  return { article: article.name, id, content }
}
const DAY = { from: '2031-05-05', to: '2031-05-05' }

/** What ties the two reports. */
export const inventedLinks: Woven = {
  copies: [],
  utterances: [
    {
      id: 'u-port',
      speaker: 'ilse-brandt',
      ...DAY,
      statements: [ref(post, 's2'), ref(times, 's2')],
      score: 0.93,
      why: [],
    },
  ],
  occasions: [
    {
      id: 'varnhelm-press-conference',
      name: 'Press conference in Varnhelm',
      kind: 'press conference',
      place: 'Varnhelm',
      ...DAY,
      actors: ['ilse-brandt'],
      articles: [post.name, times.name],
      statements: [ref(post, 's1'), ref(post, 's2'), ref(post, 's3'), ref(times, 's1'), ref(times, 's2')],
      score: 0.9,
      why: [],
    },
  ],
  differences: [
    {
      id: 'd-workers',
      kind: 'number',
      occasion: 'varnhelm-press-conference',
      articles: [post.name, times.name],
      statements: [ref(post, 's3'), ref(times, 's3')],
      spans: [
        { article: post.name, spans: [post.quantities[0]!] },
        { article: times.name, spans: [times.quantities[0]!] },
      ],
      rank: 0.8,
      why: [],
    },
  ],
  stories: [
    {
      id: 'port',
      name: 'The port of Varnhelm',
      articles: [post.name, times.name],
      from: '2031-05-05',
      to: '2031-05-06',
      actors: ['ilse-brandt'],
    },
  ],
  ledger: [
    {
      id: 'l-tariff',
      kind: 'condition',
      holder: 'ilse-brandt',
      made: { from: '2031-05-05', to: '2031-05-05' },
      due: null,
      state: 'open',
      by: 'proposed',
      evidence: [],
      statements: [],
      article: post.name,
      needs: post.conditions[0]!.trigger,
      gives: post.conditions[0]!.consequence,
      form: post.conditions[0]!.form,
    },
  ],
}

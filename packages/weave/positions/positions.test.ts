import { ACTS, type Act, type Statement } from '@onrecord/format'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { markedArticles } from '../testing/marked.js'
import { lexis } from '../words/lexis.js'
import { issueOf, issuesOf } from './issues.js'
import { phrasesOf } from './phrases.js'
import { seriesOf, turnsOf } from './series.js'
import { toneOf } from './tone.js'
import { takesSide, valueTowards } from './value.js'

const language = loadEnglish()
const tone = toneOf(language)

describe('the tone of words towards a target', () => {
  const cases: readonly (readonly [sentence: string, target: string, tone: 'bad' | 'good'])[] = [
    ['He slammed Brandt as a corrupt liar who had failed the country.', 'Brandt', 'bad'],
    ['She accused Osei of racism and called his plan a disaster.', 'Osei', 'bad'],
    ['They praised Brandt for her courage and hailed a great victory.', 'Brandt', 'good'],
    ['Osei won strong support, and voters admire his honesty and success.', 'Osei', 'good'],
  ]
  test.each(cases)('%s', (sentence, target, expected) => {
    const start = sentence.indexOf(target)
    const t = tone(sentence, { start, end: start + target.length })
    expect(t.bad + t.neutral + t.good).toBeCloseTo(1)
    expect(expected === 'bad' ? t.bad > t.good : t.good > t.bad).toBe(true)
  })

  it('is a probability for any text and any place in it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.nat(200), fc.nat(20), (text, start, length) => {
        const t = tone(text, { start, end: start + length })
        for (const p of [t.bad, t.neutral, t.good]) expect(p).toBeGreaterThanOrEqual(0)
        expect(t.bad + t.neutral + t.good).toBeCloseTo(1)
      }),
    )
  })
})

describe('the value of a statement', () => {
  const towardsOsei = (act: Act, words: string): number | null => {
    const source = `== a 2031-05-02\n1 ilse-brandt ${act} 2031-05-02 about karl-osei\nBrandt\n{@ilse-brandt:Brandt} {1c:spoke}: {1:${words}}`
    const article = markedArticles(source)[0]!
    return valueTowards(article, article.statements[0]!, 'karl-osei', tone)
  }
  test.each([
    ['praise', 'a great victory of {@karl-osei:Osei}, whom we admire', 'cooperative'],
    ['support', 'the wise plan of {@karl-osei:Osei}', 'cooperative'],
    ['criticise', '{@karl-osei:Osei} for his lies and failures', 'hostile'],
    ['reject', 'the claims of {@karl-osei:Osei}', 'hostile'],
  ] as const)('%s: %s', (act, words, side) => {
    const value = towardsOsei(act, words)!
    expect(side === 'hostile' ? value < -0.3 : value > 0.3).toBe(true)
  })

  it('lies between hostile and cooperative, whatever the act; words without the target and without an act tell nothing', () => {
    for (const act of ACTS) expect(Math.abs(towardsOsei(act, '{@karl-osei:Osei} came')!)).toBeLessThanOrEqual(1)
    expect(towardsOsei('say', 'it rained')).toBeNull()
  })
})

const point = (day: string, value: number, n = 1, sided = true) =>
  Array.from({ length: n }, (_, i) => ({
    from: day,
    to: day,
    value,
    sided,
    ref: { article: day, content: [{ start: i, end: i + 1 }] } satisfies {
      content: Statement['content']
      article: string
    },
  }))

describe('a statement takes a side', () => {
  // Read of one target; what stands around it is praised or rejected in its place.
  test.each([
    ['support', 'endorsed', '[Brandt]', true],
    ['criticise', 'denounced', 'Mr. [Brandt]’s comments', true],
    ['reject', 'said', '“[Brandt] is a con man,”', true],
    ['support', 'promoted', 'a “Stop [Brandt]” movement', false],
    ['criticise', 'attacked', 'the platform that the friends of [Brandt] wrote', false],
    ['promise', 'pledged', '[Brandt] a seat', false],
    ['say', 'said', '[Brandt] came', false],
  ] as const)('%s: %s %s', (act, _, words, expected) => {
    const start = words.indexOf('[')
    const text = words.replace(/[[\]]/g, '')
    expect(takesSide(act, text, { start, end: words.indexOf(']') - 1 }, 'actor')).toBe(expected)
  })

  it('on an issue with two words before it', () => {
    expect(takesSide('reject', 'any new sanctions', { start: 8, end: 17 }, 'issue')).toBe(true)
  })
})

describe('series and turns', () => {
  it('one day is one point, its value the mean; what has no day is left out', () => {
    const series = seriesOf([...point('2031-01-02', 1), ...point('2031-01-01', 0.5), ...point('2031-01-02', 0), { ...point('2031-01-01', 9)[0]!, from: null, to: null }]) // biome-ignore format: one line
    expect(series.map((p) => [p.from, p.value, p.statements.length])).toEqual([
      ['2031-01-01', 0.5, 1],
      ['2031-01-02', 0.5, 2],
    ])
  })

  it('finds the turn and the points on either side; a drift is none, nor is a lone weak statement', () => {
    const turnsIn = turnsOf
    const values = (list: readonly number[], sided = true) =>
      list.flatMap((v, i) => point(`2031-0${i + 1}-01`, v, 1, sided))
    expect(turnsIn(values([-0.7, -0.8, 0.6, 0.7]))).toEqual([{ before: 1, after: 2, from: -0.75, to: 0.65 }])
    expect(turnsIn(values([-0.3, -0.1, 0.1, 0.3]))).toEqual([])
    expect(turnsIn([...point('2031-01-01', 0.3, 3), ...point('2031-02-01', -0.9)])).toEqual([])
    // The points beside it are what is shown of it, and the tone of words alone shows none.
    expect(turnsIn(values([-0.9, 0.1, 0.1, 0.9]))).toEqual([])
    expect(turnsIn(values([-0.7, -0.8, 0.6, 0.7], false))).toEqual([])
    // Days on which nobody takes a side lie between: the turn is shown by those on which somebody does.
    const talk = [...point('2031-02-20', 0.9, 1, false), ...point('2031-02-25', -0.9, 1, false)]
    expect(turnsIn([...values([-0.7, -0.8, 0.6, 0.7]), ...talk])).toEqual([
      { before: 1, after: 4, from: -0.75, to: 0.65 },
    ])
    // A day alone on its side, known by two statements, may be two reports of one that was read wrongly.
    expect(turnsIn([...values([-0.7, -0.8]), ...point('2031-06-01', 0.8, 2)])).toEqual([])
    expect(turnsIn([...values([-0.7, -0.8]), ...point('2031-06-01', 0.8, 3)])).toHaveLength(1)
    // What may have been said in any of many months has no place before or behind it.
    const vague = values([-0.7, -0.8, 0.6, 0.7]).map((v, i) => (i < 2 ? v : { ...v, to: '2032-01-01' }))
    expect(turnsIn(vague)).toEqual([])
  })

  it('of a day those statements that take a side make the value, and come first', () => {
    const [day] = seriesOf([...point('2031-01-01', -0.9, 2, false), { ...point('2031-01-01', 0.8)[0]!, ref: { article: 'z', content: [] } }]) // biome-ignore format: one line
    expect(day!.value).toBe(0.8)
    expect(day!.statements[0]!.article).toBe('z')
  })

  it('is the same in whatever order statements come', () => {
    const days = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.double({ min: -1, max: 1, noNaN: true })), { maxLength: 12 }) // biome-ignore format: one line
    fc.assert(
      fc.property(days, (list) => {
        const all = list.flatMap(([d, v], i) => point(`2031-01-0${d}`, v).map((p) => ({ ...p, ref: { ...p.ref, article: String(i) } }))) // biome-ignore format: one line
        expect(turnsOf([...all].reverse())).toEqual(turnsOf(all))
      }),
    )
  })
})

describe('issues', () => {
  const words = lexis({ language, knowledge: loadKnowledge() })
  const found = (said: readonly (readonly [article: string, text: string])[], persons: readonly string[] = []) => {
    const texts = said.map(([article, text]) => ({ article, text }))
    const issues = issuesOf(texts, phrasesOf(language, words, new Set(persons), new Set(persons)), 10)
    return issues.map((i) => [i.name, [...i.places.keys()]])
  }

  it('are nouns with what belongs to them, the same in either order, found in several articles', () => {
    const said = [
      ['a', 'We must restore the gas supplies at once.'],
      ['b', 'Without gas supplies there is no trade.'],
      ['b', 'The membership of Ukraine was discussed.'],
      ['c', 'He opposed Ukraine membership for years.'],
      ['c', 'The sanctions hurt the fishermen.'],
      ['d', 'They wanted to lift the sanctions.'],
      ['d', 'More sanctions will follow.'],
    ] as const
    expect(found(said)).toEqual([
      ['Ukraine membership', [2, 3]],
      ['sanctions', [4, 5, 6]],
      ['gas supplies', [0, 1]],
    ])
  })

  it('are no persons, no roles, no nouns that fit anything, and nothing that is done', () => {
    const said = ['a', 'b', 'c'].flatMap((article) =>
      [
        'The nominee spoke of the case.',
        'Osei sent a letter to the judge.',
        'They want to recognize the facts. (Applause.)',
      ].map((text) => [article, text] as const),
    )
    expect(found(said, ['osei'])).toEqual([])
  })

  it('that are asked for are found by all their words, near each other', () => {
    const texts = [
      'NATO will discuss membership of Ukraine.',
      'Ukraine wants its membership soon.',
      'Ukraine is at war.',
    ]
    const issue = issueOf(texts.map((text) => ({ text, article: 'a' })), 'membership of Ukraine', words) // biome-ignore format: one line
    expect([...issue.places].map(([i, { start, end }]) => texts[i]!.slice(start, end))).toEqual([
      'membership of Ukraine',
      'Ukraine wants its membership',
    ])
  })
})

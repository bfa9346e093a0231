import { describe, expect, it } from 'vitest'
import { blocks } from '../blocks/blocks.js'
import type { Attributed, Attribution } from '../layers.js'
import { read } from '../read.js'
import { bodyOf, context, sourceOf } from '../testing/source.js'
import { times } from '../times/times.js'
import { said } from './said.js'

/** When the saying whose cue is in `<…>` was said; the content stands in `{…}`, the article is of 24 October 2024. */
function saidOf(marked: string) {
  const text = marked.replace(/[<>{}]/g, '')
  const at = (open: string) => marked.slice(0, marked.indexOf(open)).replace(/[<>{}]/g, '').length
  const cue = { start: at('<'), end: at('>') }
  const content = { start: at('{'), end: at('}') }
  const layer = blocks(bodyOf(text, { published: '2024-10-24' }), context)
  const analysis = context.language.analyse(text, layer.blocks)
  const tokens = analysis.tokens.filter((t) => t.start >= cue.start && t.end <= cue.end)
  const attribution: Attribution = {
    source: [], cue: [cue], content: [content], cueHead: (tokens.find((t) => t.tag.startsWith('V')) ?? tokens[0])!.index, sourceHead: -1,
    antecedent: null, kind: 'indirect', turn: false, quoted: false, depth: 0, negated: false, confidence: 1,
  } // biome-ignore format: one line reads better
  const attributed = {
    ...times({ ...layer, analysis }, context),
    attributions: [attribution],
  } as unknown as Attributed
  const { from, to } = said(attribution, 'say', attributed, context)
  return `${from ?? ''}..${to ?? ''}`
}

describe('said', () => {
  it.each([
    ['a weekday beside the cue', 'Putin <said> Tuesday {that Russia was open}.', '2024-10-22..2024-10-22'],
    ['a month before it', 'In June, Putin <demanded> {that Kyiv renounce NATO}.', '2024-06-01..2024-06-30'],
    ['a year before it', 'In 2019, investigators <concluded> {that there was no evidence}.', '2019-01-01..2019-12-31'],
    ['a time within what was said', 'Putin <said> {that Kyiv attacked in June}.', '2024-10-24..2024-10-24'],
    ['often', 'Moscow has repeatedly <denied> {that it interfered}.', '..2024-10-24'],
    [
      'before, of another verb',
      'Finance minister Weber, who has clashed with the bank before, <said> {she respected it}.',
      '2024-10-24..2024-10-24',
    ],
    ['before', 'Putin has previously <demanded> {that Kyiv pull back}.', '..2024-10-23'],
    ['to come', 'Putin will <demand> {that Kyiv pull back}.', '2024-10-24..'],
    ['a present that is about to be', 'Next week Putin <addresses> {the Duma} in Moscow.', '2024-10-28..2024-11-03'],
    ['a far time beside a present', 'Russia <calls> on {all parties} by 2040.', '2024-10-24..2024-10-24'],
    [
      'a far time beside what is to come',
      'Putin will <demand> in 2040 {that Kyiv pull back}.',
      '2040-01-01..2040-12-31',
    ],
    ['since', 'Since 1991, Russia has <contended> {that the West ignores it}.', '1991-01-01..2024-10-24'],
    ['the article’s day', 'Putin <says> {that Russia is open}.', '2024-10-24..2024-10-24'],
    ['this week, up to the article', 'This week, Kyiv <said> {that troops had arrived}.', '2024-10-21..2024-10-24'],
  ])('%s', (_, marked, expected) => expect(saidOf(marked)).toBe(expected))
})

it('a time is not carried on from what “he” said to what somebody else did', () => {
  const text =
    'Carl Berg, the defence minister, spoke on Wednesday. He promised lawmakers in March that a second ship would come.\n\nNorway did not comment on the remarks.'
  const { statements } = read(bodyOf(text, { published: '2024-10-24' }), context)
  const norway = statements.find((s) => s.speaker === 'norway')
  expect(norway?.said).toMatchObject({ to: '2024-10-24' })
})

it('a day that is still ahead within a quotation is not what the article reports on', () => {
  const text =
    'OSLO, March 3, 2025 (NPA) - Norway will talk, Olaf Brandt said on Monday.\n\n“We are ready to sit down tomorrow,” Brandt told reporters.\n\nDenmark said it would wait.'
  const { statements } = read(sourceOf(text, { published: null }), context)
  const denmark = statements.find((s) => s.speaker === 'denmark')
  expect(denmark?.said.from).toBe('2025-03-03')
})

it('a label before a headline’s colon says nothing', () => {
  const { statements } = read(
    bodyOf('Analysis: why Norway waits\n\nOlaf Brandt said on Monday that he would wait.'),
    context,
  )
  expect(statements.map((s) => s.speaker)).toEqual(['olaf-brandt'])
})

it('the day that the sentence before tells of the speaker is theirs, not that of the sentence before that', () => {
  const text =
    'Karl Otterburn said on Tuesday that the toll would go. On Friday he was more guarded. “It depends on the money,” he told the Gazette.'
  const { statements } = read(bodyOf(text, { published: '2024-10-25' }), context)
  expect(statements.map((s) => `${s.said.from}..${s.said.to}`)).toEqual([
    '2024-10-22..2024-10-22',
    '2024-10-25..2024-10-25',
  ])
})

import type { Decision, ReadArticle, Woven } from '@onrecord/format'
import { validate } from '@onrecord/format/validate'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OnRecord, Stamp } from '../contract.js'
import type { Deciding } from '../decisions/deciding.js'
import { article, on } from './article.js'

const STAMP: Stamp = { reader: 'r1', language: 'l1', knowledge: 'k1' }
const LATER: Stamp = { ...STAMP, reader: 'r2' }
const NOON = new Date('2025-06-01T12:00:00.000Z')

const TEXT =
  'Talks open\n\n“We will sign,” Ilse Brandt said. Later “it is late,” she said.\nJan Maresh called it “a start”.\nIf the boats leave, the gas will flow.'
const talks = article({
  name: 'talks',
  text: TEXT,
  outlet: 'Courier',
  published: on('2025-03-02'),
  actors: { brandt: 'Ilse Brandt', maresh: 'Jan Maresh' },
  statements: [
    { by: 'brandt', content: '“We will sign,”', cue: 'said', act: 'promise', said: on('2025-03-01') },
    { by: 'brandt', content: '“it is late,”', act: 'say' },
    { by: 'maresh', content: '“a start”', about: ['brandt'], act: 'praise' },
  ],
  conditions: [{ when: 'the boats leave', follows: 'the gas will flow', holder: 'maresh' }],
})
const gas = article({
  name: 'gas',
  text: 'Brandt said “we will sign” in Varn, and “no more”. The gas flows.',
  published: on('2025-03-03'),
  actors: { 'i-brandt': 'I. Brandt' },
  statements: [
    { by: 'i-brandt', content: '“we will sign”', act: 'promise', said: on('2025-03-01') },
    { by: 'i-brandt', content: '“no more”' },
  ],
})
const third = article({
  name: 'third',
  text: 'It was “we will sign”, a spokesman said.',
  published: on('2025-03-04'),
  statements: [{ content: '“we will sign”' }],
})

const ref = (a: ReadArticle, i = 0) => ({ article: a.name, id: a.statements[i]!.id, content: a.statements[i]!.content })
const woven: Woven = {
  copies: [{ id: 'c1', article: 'gas', original: 'talks', share: 0.5, kind: 'partial', wire: null, why: [] }],
  utterances: [
    { id: 'u1', speaker: 'brandt', ...on('2025-03-01'), statements: [ref(talks), ref(gas), ref(third)], score: 0.7, why: [] },
  ],
  occasions: [
    { id: 'o1', name: 'Talks', kind: 'meeting', place: 'Varn', ...on('2025-03-01'), actors: ['brandt'], articles: ['gas', 'talks'], statements: [ref(talks), ref(gas)], score: 1, why: [] },
  ],
  differences: [
    { id: 'd1', kind: 'wording', occasion: 'o1', articles: ['gas', 'talks'], statements: [ref(talks), ref(gas)], spans: [], rank: 0.4, why: [] },
  ],
  stories: [
    { id: 's1', name: 'Varn', articles: ['gas', 'talks'], ...on('2025-03-01'), actors: ['brandt'] },
    { id: 's2', name: 'Third', articles: ['third'], ...on('2025-03-04'), actors: [] },
  ],
  ledger: [
    { id: 'l1', kind: 'condition', holder: talks.conditions[0]!.holder, made: on('2025-03-02'), due: null, state: 'open', by: 'proposed', evidence: [], statements: [], article: 'talks', needs: talks.conditions[0]!.trigger, gives: talks.conditions[0]!.consequence, form: 'if' },
  ],
} // biome-ignore format: a table

/** Everything decisions may change, for comparing two records. */
async function state(record: OnRecord): Promise<unknown> {
  const readings: ReadArticle[] = []
  for await (const reading of record.readings()) readings.push(reading)
  return {
    readings,
    statements: await record.statements(),
    conditions: await record.conditions(),
    actors: await record.actors(),
    utterances: await record.utterances(),
    occasions: await record.occasions(),
    differences: await record.differences(),
    copies: await record.copies(),
    stories: await record.stories(),
    decisions: await record.decisions({ limit: 1000 }),
    digest: (await record.wovenState()).articles,
  }
}

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const out: T[] = []
  for await (const item of items) out.push(item)
  return out
}

/** The contract's rules on decisions (SPEC.md, D), for any implementation: `make` gives an empty record. */
export function decisionsContract(implementation: string, make: () => Promise<OnRecord>): void {
  describe(`${implementation}: decisions`, () => {
    let record: OnRecord
    beforeEach(async () => {
      record = await make()
      for (const a of [talks, gas, third]) await record.add(a, STAMP)
      await record.saveWoven(woven, 'x')
    })
    afterEach(async () => {
      expect(await record.check()).toEqual([])
      for await (const reading of record.readings()) expect(validate(reading)).toEqual([])
      await record.close()
    })
    const decide = (deciding: Deciding, by = 'ada') => record.decide(deciding, by, NOON)
    const said = async () => (await record.statements()).map((s) => `${s.article} ${s.id} ${s.speaker} ${s.act}`)

    it('D1 a decision says who, what and when; another time comes after it, whatever the clock says', async () => {
      const first = await decide({ kind: 'confirm', article: 'talks', statement: 's1' })
      const second = await record.decide({ kind: 'note', on: { article: 'gas' }, text: 'Look.' }, 'bo', new Date(0))
      expect(first).toMatchObject({ decision: { by: 'ada', at: NOON.toISOString() }, withdrawn: null, unplaced: false })
      expect(second.decision.at > first.decision.at).toBe(true)
      expect((await record.decisions()).map((d) => d.decision.id)).toEqual([first.decision.id, second.decision.id])
    })

    it('D2 what is corrected is shown and found as corrected, and marked', async () => {
      await decide({ kind: 'correct', article: 'talks', statement: 's2', change: { speaker: 'maresh', act: 'warn' } })
      expect((await record.statements({ by: 'maresh' })).map((s) => s.id).sort()).toEqual(['s2', 's3'])
      expect((await record.statements({ by: 'brandt' })).map((s) => s.id)).toEqual(['s1'])
      const [row] = await record.statements({ act: 'warn' })
      expect(row).toMatchObject({ speakerName: 'Jan Maresh', decided: { how: 'corrected', by: 'ada' } })
      expect((await record.actors()).map((a) => [a.id, a.statements])).toEqual([['i-brandt', 2], ['maresh', 2], ['brandt', 1]]) // biome-ignore format: one line
    })

    it('D2 what is rejected is not shown, what is added is', async () => {
      await decide({ kind: 'reject', article: 'talks', statement: 's2' })
      const start = TEXT.indexOf('the gas will')
      const content = [{ start, end: start + 'the gas will flow'.length }]
      const added = await decide({
        kind: 'add', article: 'talks',
        statement: { content, speaker: 'hugo', act: 'promise', said: on('2025-03-02') }, actors: [{ id: 'hugo', name: 'Hugo Vane' }],
      }) // biome-ignore format: short
      expect((await said()).sort()).toEqual([
        'gas s1 i-brandt promise',
        'gas s2 i-brandt say',
        `talks d-${added.decision.id.slice(0, 12)} hugo promise`,
        'talks s1 brandt promise',
        'talks s3 maresh praise',
        'third s1 null say',
      ])
      const [row] = await record.statements({ by: 'hugo' })
      expect(row).toMatchObject({
        contentText: 'the gas will flow',
        speakerName: 'Hugo Vane',
        decided: { how: 'added' },
      })
      expect(await record.statements({ words: 'late' })).toEqual([])
    })

    it('D3 of decisions that contradict each other the later holds, field by field', async () => {
      await decide({ kind: 'correct', article: 'talks', statement: 's1', change: { act: 'warn' } }, 'ada')
      await decide({ kind: 'correct', article: 'talks', statement: 's1', change: { speaker: 'maresh' } }, 'bo')
      await decide({ kind: 'correct', article: 'talks', statement: 's1', change: { act: 'offer' } }, 'cy')
      const [row] = (await record.statements({ article: 'talks' })).filter((s) => s.id === 's1')
      expect(row).toMatchObject({ speaker: 'maresh', act: 'offer', decided: { how: 'corrected', by: 'cy' } })
      expect(row!.decided!.decisions).toHaveLength(3)
    })

    it('D4 withdrawing gives back what was there, withdrawing that the decision', async () => {
      const before = (await state(record)) as { statements: unknown }
      const { decision } = await decide({ kind: 'reject', article: 'talks', statement: 's1' })
      const withdrawn = await record.withdraw(decision.id, 'bo', NOON)
      expect(withdrawn.withdrawn).toMatchObject({ by: 'bo' })
      expect(((await state(record)) as typeof before).statements).toEqual(before.statements)
      await record.withdraw(withdrawn.withdrawn!.decision, 'ada', NOON)
      expect(await record.resolve([ref(talks)])).toEqual([null])
      await expect(record.withdraw('none', 'bo')).rejects.toMatchObject({ code: 'missing' })
    })

    it('D5 decisions outlive a reading that finds something else, or nothing', async () => {
      await decide({ kind: 'confirm', article: 'talks', statement: 's1' })
      await decide({ kind: 'correct', article: 'talks', statement: 's2', change: { act: 'warn' } })
      await decide({ kind: 'reject', article: 'talks', statement: 's3' })
      const reread: ReadArticle = {
        ...talks,
        statements: [
          { ...talks.statements[0]!, id: 's7', speaker: null, speakers: [], act: 'deny' },
          { ...talks.statements[2]!, id: 's9', content: [{ start: talks.statements[2]!.content[0]!.start - 3, end: talks.statements[2]!.content[0]!.end }] },
        ],
      } // biome-ignore format: short
      expect(await record.add(reread, LATER)).toBe('reread')
      const rows = await record.statements({ article: 'talks', order: 'place' })
      expect(rows.map((s) => [s.contentText, s.speaker, s.act, s.decided?.how])).toEqual([
        ['“We will sign,”', 'brandt', 'promise', 'confirmed'],
        ['“it is late,”', 'brandt', 'warn', 'added'],
      ])
      expect((await record.decisions()).every((d) => !d.unplaced)).toBe(true)
    })

    it('D6 words that moved are found again, words that are gone leave the decision unplaced until they are back', async () => {
      await decide({ kind: 'correct', article: 'talks', statement: 's2', change: { act: 'warn' } })
      const moved = article({
        name: 'talks', text: `Correction.\n\n${TEXT.replaceAll('“', '"').replaceAll('”', '"')}`,
        statements: [{ by: 'brandt', content: '"it is late,"' }],
      }) // biome-ignore format: short
      expect(await record.add(moved, STAMP)).toBe('edition')
      expect((await record.statements({ article: 'talks' })).map((s) => s.act)).toEqual(['warn'])
      await record.add(article({ name: 'talks', text: 'All is cut.' }), STAMP)
      expect((await record.decisions({ unplaced: true })).map((d) => d.decision.kind)).toEqual(['correct'])
      await record.add(article({ name: 'talks', text: `Once more: ${TEXT}` }), STAMP)
      expect(await record.decisions({ unplaced: true })).toEqual([])
      expect((await record.statements({ article: 'talks' })).map((s) => [s.contentText, s.act])).toEqual([['“it is late,”', 'warn']]) // biome-ignore format: one line
    })

    it('D7 actors are merged, renamed and split everywhere', async () => {
      await decide({ kind: 'actor-merge', from: ['i-brandt'], into: { id: 'brandt' } })
      expect((await record.actors()).map((a) => [a.id, a.name, a.statements, a.articles])).toEqual([
        ['brandt', 'Ilse Brandt', 4, 2],
        ['maresh', 'Jan Maresh', 1, 1],
      ])
      await decide({ kind: 'actor-rename', actor: 'brandt', name: 'Ilse von Brandt' })
      expect((await record.statements({ by: 'brandt' })).map((s) => s.speakerName)).toEqual(Array(4).fill('Ilse von Brandt')) // biome-ignore format: one line
      await decide({
        kind: 'actor-split',
        actor: 'i-brandt',
        into: { id: 'other', name: 'Ida Brandt' },
        articles: ['gas'],
      })
      expect((await record.actors()).map((a) => [a.id, a.statements])).toEqual([['brandt', 2], ['other', 2], ['maresh', 1]]) // biome-ignore format: one line
      for (const d of await record.decisions()) await record.withdraw(d.decision.id, 'ada', NOON)
      expect((await record.actors()).map((a) => [a.id, a.name, a.statements])).toEqual([['brandt', 'Ilse Brandt', 2], ['i-brandt', 'I. Brandt', 2], ['maresh', 'Jan Maresh', 1]]) // biome-ignore format: one line
    })

    it('D8 links are taken and refused; what rests on a refused one goes with it', async () => {
      const { decision } = await decide({
        kind: 'link', link: 'utterance', verdict: 'reject',
        one: [{ article: 'gas', statement: 's1' }], others: [{ article: 'talks', statement: 's1' }],
      }) // biome-ignore format: short
      const [u] = await record.utterances()
      expect(u).toMatchObject({
        id: 'u1',
        statements: [{ article: 'talks' }, { article: 'third' }],
        decided: { by: 'ada' },
      })
      expect(await record.differences()).toEqual([])
      await decide({ kind: 'link', link: 'copy', verdict: 'reject', id: 'c1' })
      expect(await record.copies()).toEqual([])
      await decide({ kind: 'link', link: 'utterance', verdict: 'accept', one: [{ article: 'gas', statement: 's2' }], others: [{ article: 'talks', statement: 's2' }] }) // biome-ignore format: one line
      expect((await record.utterances({ article: 'gas' })).map((x) => x.statements.map((s) => s.article))).toEqual([['gas', 'talks']]) // biome-ignore format: one line
      await record.saveWoven(woven, 'y')
      expect(await record.copies()).toEqual([])
      await record.withdraw(decision.id, 'bo', NOON)
      expect(await record.differences()).toEqual(woven.differences)
      expect((await record.utterances({ article: 'gas' })).map((x) => x.id)).toContain('u1')
    })

    it('D9 stories are made, merged, split and named', async () => {
      const names = async () => (await record.stories()).map((s) => `${s.name}: ${s.articles}`).sort()
      await decide({ kind: 'story-name', story: 's1', name: 'The talks in Varn' })
      await decide({
        kind: 'link',
        link: 'story',
        verdict: 'accept',
        one: [{ article: 'third' }],
        others: [{ article: 'gas' }],
      })
      expect(await names()).toEqual(['The talks in Varn: gas,talks,third', 'Third: third'])
      await decide({ kind: 'story-merge', stories: ['s1', 's2'], name: 'All' })
      expect(await names()).toEqual(['All: gas,talks,third'])
      await decide({ kind: 'story-split', story: 's1', articles: ['gas'], name: 'Gas' })
      await decide({ kind: 'story-make', name: 'Mine', articles: ['gas', 'third'] })
      expect(await names()).toEqual(['All: talks,third', 'Gas: gas', 'Mine: gas,third'])
      expect((await record.articles({ story: (await record.stories()).find((s) => s.name === 'Mine')!.id })).map((a) => a.name)).toEqual(['gas', 'third']) // biome-ignore format: one line
    })

    it('D10 a fate is that of its condition or statement, with its evidence', async () => {
      const [condition] = await record.conditions()
      const gasFlows = gas.text.indexOf('The gas flows')
      const row = await decide({
        kind: 'fate', condition: condition!.id, state: 'met',
        evidence: [{ article: 'gas', spans: [{ start: gasFlows, end: gasFlows + 13 }] }],
      }) // biome-ignore format: short
      expect((await record.conditions())[0]!.fate).toMatchObject({ state: 'met', by: 'ada', decision: row.decision.id })
      expect(await record.ledger({ state: 'met' })).toMatchObject([{ id: 'l1', by: 'ada', decision: row.decision.id }])
      expect(await record.ledger({ state: 'open' })).toEqual([])
      const changed = { evidence: new Set<string>(), decisions: new Set([row.decision.id]) }
      expect(await record.ledger({ changed })).toMatchObject([{ id: 'l1', decision: row.decision.id }])
      expect(await record.quotes(row.places.filter((p) => p !== null))).toMatchObject([{ article: 'talks' }, { article: 'gas', texts: ['The gas flows'] }]) // biome-ignore format: one line
      await decide({ kind: 'fate', article: 'talks', statement: 's1', state: 'broken' })
      expect((await record.statements({ act: 'promise', article: 'talks' }))[0]!.fate?.state).toBe('broken')
    })

    it('D10 a fate is found where another article bears the same name', async () => {
      await record.add({ ...third, name: 'talks', uri: 'elsewhere.txt' }, STAMP)
      const [condition] = await record.conditions()
      expect(condition!.article).toMatch(/^talks@/)
      const own = condition!.article
      await record.saveWoven({ ...woven, utterances: [], occasions: [], differences: [], copies: [], stories: [], ledger: woven.ledger.map((e) => ({ ...e, article: own })) }, 'z') // biome-ignore format: one line
      await decide({ kind: 'fate', condition: condition!.id, state: 'met' })
      expect(await record.ledger({ state: 'met' })).toMatchObject([{ id: 'l1', by: 'ada' }])
    })

    it('D11 an article removed for good is gone, stays gone, and takes along what quotes it', async () => {
      await decide({ kind: 'confirm', article: 'gas', statement: 's1' })
      const kept = await listOf(record.exportDecisions())
      expect(await record.countDecisions()).toBe(kept.length)
      const removed = await decide({ kind: 'remove', article: 'gas', reason: 'a source to protect' })
      expect(await record.article('gas')).toBeNull()
      expect(await record.search('Varn')).toEqual([])
      expect((await record.utterances()).flatMap((u) => u.statements.map((s) => s.article))).not.toContain('gas')
      expect((await record.decisions()).map((d) => d.decision.kind)).toEqual(['remove'])
      expect(JSON.stringify(await record.decisions())).not.toContain('sign')
      expect(await record.add(gas, STAMP)).toBe('removed')
      expect(await record.importDecisions(kept)).toMatchObject({ added: 0, refused: 1 })
      await record.withdraw(removed.decision.id, 'ada')
      expect(await record.add(gas, STAMP)).toBe('added')
    })

    it('D12 decisions are listed by article, actor, kind, who and when', async () => {
      await decide({ kind: 'confirm', article: 'talks', statement: 's1' })
      await decide({ kind: 'note', on: { actor: 'maresh' }, text: 'Who?' }, 'bo')
      const kinds = async (q: Parameters<OnRecord['decisions']>[0]) => (await record.decisions(q)).map((d) => d.decision.kind) // biome-ignore format: one line
      expect(await kinds({ article: 'talks' })).toEqual(['confirm'])
      expect(await kinds({ article: 'gas' })).toEqual([])
      expect(await kinds({ actor: 'brandt' })).toEqual(['confirm'])
      expect(await kinds({ actor: 'maresh' })).toEqual(['note'])
      expect(await kinds({ by: 'bo' })).toEqual(['note'])
      expect(await kinds({ since: '2025-06-01T12:00:00.001Z' })).toEqual(['note'])
      expect(await kinds({ kind: 'confirm', withdrawn: true })).toEqual([])
    })

    it.each([
      [{ kind: 'confirm', article: 'none', statement: 's1' }, 'missing'],
      [{ kind: 'confirm', article: 'talks', statement: 's99' }, 'missing'],
      [{ kind: 'correct', article: 'talks', statement: 's1', change: {} }, 'wrong'],
      [{ kind: 'correct', article: 'talks', statement: 's1', change: { speaker: 'nobody-known' } }, 'missing'],
      [{ kind: 'add', article: 'talks', statement: { content: [{ start: 5, end: 5000 }] } }, 'wrong'],
      [{ kind: 'story-name', story: 'none', name: 'x' }, 'missing'],
      [{ kind: 'actor-merge', from: ['brandt'], into: { id: 'brandt' } }, 'wrong'],
    ] as const)('D13 %j is refused, and leaves nothing', async (deciding, code) => {
      await expect(decide(deciding)).rejects.toMatchObject({ name: 'DecisionError', code })
      expect(await record.decisions()).toEqual([])
    })

    it('D14 what an import brings must be what it says it is', async () => {
      const { decision } = await decide({ kind: 'note', on: { article: 'gas' }, text: 'Look.' })
      const report = await record.importDecisions([
        decision,
        { ...decision, by: 'eve' },
        'x',
        { ...decision, kind: 'sing' },
      ])
      expect(report).toMatchObject({ added: 0, known: 1 })
      expect(report.problems.map((p) => p.item)).toEqual([1, 2, 3])
    })

    it('D15 in any order, in any pieces, any number of times: the same', { timeout: 120_000 }, async () => {
      const start = TEXT.indexOf('If the')
      const made: Decision[] = []
      const all: readonly Deciding[] = [
        { kind: 'correct', article: 'talks', statement: 's1', change: { speaker: 'maresh' } },
        { kind: 'correct', article: 'talks', statement: 's1', change: { act: 'warn', content: [{ start: 12, end: 25 }] } },
        { kind: 'reject', article: 'talks', statement: 's2' },
        { kind: 'add', article: 'talks', statement: { content: [{ start, end: start + 20 }], speaker: 'brandt' } },
        { kind: 'actor-merge', from: ['i-brandt'], into: { id: 'brandt' } },
        { kind: 'actor-split', actor: 'i-brandt', into: { id: 'other', name: 'Ida' }, articles: ['gas'] },
        { kind: 'link', link: 'utterance', verdict: 'accept', one: [{ article: 'gas', statement: 's2' }], others: [{ article: 'third', statement: 's1' }] },
        { kind: 'link', link: 'occasion', verdict: 'reject', one: [{ article: 'gas', statement: 's1' }], others: [{ article: 'talks', statement: 's1' }] },
        { kind: 'story-split', story: 's1', articles: ['gas'], name: 'Gas' },
        { kind: 'note', on: { article: 'third' }, text: 'x' },
      ] // biome-ignore format: a table
      for (const deciding of all) made.push((await decide(deciding)).decision)
      await record.withdraw(made[2]!.id, 'bo', NOON)
      const exported = await listOf(record.exportDecisions())
      const expected = await state(record)
      const steps = [...exported.map((d) => [d] as readonly Decision[]), exported.slice(3, 6), 'talks', 'gas', 'third', 'reread', 'woven'] as const // biome-ignore format: one line
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray([...steps], { minLength: steps.length }), async (order) => {
          const other = await make()
          try {
            for (const step of order) {
              const named = [talks, gas, third].find((a) => a.name === step)
              if (named) await other.add(named, LATER)
              else if (step === 'woven') await other.saveWoven(woven, 'x')
              else if (step === 'reread')
                await other.add({ ...talks, statements: talks.statements.slice(1) }, { ...STAMP, reader: 'r3' })
              else if (typeof step !== 'string') await other.importDecisions(step)
            }
            await other.add(talks, STAMP)
            await other.saveWoven(woven, 'x')
            expect(await state(other)).toEqual(expected)
          } finally {
            await other.close()
          }
        }),
        { numRuns: 25 },
      )
    })
  })
}

import { dayNumber, dayOf, type ReadArticle } from '@onrecord/format'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OnRecord } from '../contract.js'
import { worthOf } from '../store/worth.js'
import { article, on } from './article.js'
import { addingContract } from './contract-adding.js'
import { articlesOf, gas, LATER, ref, STAMP, talks, tallies, undated, woven } from './contract-articles.js'
import { linksContract } from './contract-links.js'

/** The contract's tests (SPEC.md), for any implementation: `make` gives an empty record. */
export function contract(implementation: string, make: () => Promise<OnRecord>): void {
  describe(`${implementation}: the contract`, () => {
    let record: OnRecord
    beforeEach(async () => {
      record = await make()
    })
    afterEach(async () => {
      expect(await record.check()).toEqual([])
      await record.close()
    })
    const put = async (...articles: readonly ReadArticle[]) => {
      for (const a of articles) await record.add(a, STAMP)
    }

    addingContract(make, () => record, put)
    linksContract(() => record, put)

    it('R1 readings come back as they were, by name', async () => {
      await put(undated, talks, gas)
      const readings: ReadArticle[] = []
      for await (const r of record.readings()) readings.push(r)
      expect(readings).toEqual([gas, talks, undated])
      expect(JSON.stringify(readings[1])).toBe(JSON.stringify(talks))
      expect(await record.article('nothing')).toBeNull()
    })

    it('R2, R3 rows show slices of the text and their line', async () => {
      await put(talks, gas)
      const [promise] = await record.statements({ act: 'promise' })
      expect(promise).toMatchObject({
        contentText: '“We will sign,”',
        cueText: 'said',
        speakerName: 'Ilse Brandt',
        line: 3,
      })
      const [praise] = await record.statements({ act: 'praise' })
      expect(praise).toMatchObject({ contentText: '“a start” … “brave”', sourceText: '', line: 4 })
      const [condition] = await record.conditions()
      expect(condition).toMatchObject({
        triggerText: 'the boats leave', consequenceText: 'the gas will flow', wholeText: 'the boats leave, the gas will flow',
        holderName: 'Jan Maresh', made: on('2025-02-01'), line: 1,
      }) // biome-ignore format: short
      expect((await record.events())[0]).toMatchObject({ spanText: 'Talks open', actorName: 'Ilse Brandt', line: 1 })
    })

    it('R1a, R4, R5 links are resolved, quotations kept in order', async () => {
      await put(talks, gas)
      const gone = { article: 'talks', content: [{ start: 0, end: 1 }] }
      const rows = await record.resolve([ref(gas), gone, ref(talks, 1)])
      expect(rows.map((r) => r && [r.article, r.id])).toEqual([['gas', 's1'], null, ['talks', 's2']])
      // By place before id: an older reading had other ids, and a link may name the part of a content that it is about.
      const [first, second] = [ref(talks), ref(talks, 1)]
      const others = [{ ...second, id: 's1' }, { ...second, content: second.content.slice(0, 1) }, { ...second, id: 's9' }, { ...first, id: 's2' }] // biome-ignore format: one list
      expect((await record.resolve(others)).map((r) => r?.id)).toEqual(['s2', 's2', 's2', 's1'])
      const quotes = await record.quotes([
        { article: 'nothing', spans: [] },
        { article: 'talks', spans: talks.statements[1]!.content },
        { article: 'gas', spans: [{ start: 0, end: 2 }] },
      ])
      expect([...(await record.texts(['gas', 'nothing']))]).toEqual([['gas', gas.text]])
      const { name, text, actors, events } = talks
      expect([...(await record.partsOf(['talks', 'nothing'], ['actors', 'events']))]).toEqual([['talks', { name, text, actors, events }]]) // biome-ignore format: one line
      const named = (await record.partsOf(['talks'], ['actors', 'published'], 'jan-maresh')).get('talks')!
      expect(named).toEqual({ name, text, actors: actors.filter((a) => a.id === 'jan-maresh'), published: talks.published }) // biome-ignore format: one line
      const said = await record.saidIn(['talks', 'nothing', 'gas'])
      expect([...said].map(([name, all]) => `${name} ${all.map((s) => s.id)}`).sort()).toEqual([
        'gas s1',
        'talks s1,s2',
      ])
      const [its] = said.get('gas')!
      expect((await record.statementRows([its!.number])).get(its!.number)?.content).toEqual(its!.content)
      expect(quotes.map((q) => [q.article, q.texts, q.line])).toEqual([
        ['talks', ['“a start”', '“brave”'], 4],
        ['gas', ['If'], 1],
      ])
    })

    it('L1 pages join to the whole list', async () => {
      for (let i = 0; i < 23; i++)
        await put(article({ name: `n${i}`, text: `No ${i}: yes, he said.`, published: on('2025-01-01'), statements: [{ by: 'x', content: 'yes' }] })) // biome-ignore format: one line
      const whole = await record.statements({ limit: 1000 })
      const pages = []
      for (let offset = 0; offset < 30; offset += 7) pages.push(...(await record.statements({ limit: 7, offset })))
      expect(whole.length).toBe(23)
      expect(pages).toEqual(whole)
    })

    it('L2 lists are in order of date, without a day last; latest first leaves those out', async () => {
      await put(undated, talks, gas)
      const said = async (order: 'said' | 'latest' | 'place') =>
        (await record.statements({ order })).map((s) => `${s.article} ${s.id}`)
      expect(await said('said')).toEqual(['gas s1', 'talks s1', 'talks s2', 'undated s1'])
      expect(await said('latest')).toEqual(['talks s2', 'talks s1', 'gas s1'])
      expect(await said('place')).toEqual(['gas s1', 'talks s1', 'talks s2', 'undated s1'])
      expect((await record.articles()).map((a) => a.name)).toEqual(['gas', 'talks', 'undated'])
      const found = async (words: string) => (await record.articles({ words })).map((a) => a.name)
      expect(await found('TRIBUNE')).toEqual(['gas'])
      expect(await found(`${gas.published.from} gas`)).toEqual(['gas'])
      expect(await found('% _')).toEqual(['gas', 'talks', 'undated'])
      expect(await found('nothing such')).toEqual([])
      expect((await record.articles({ article: 'talks' })).map((a) => a.name)).toEqual(['talks'])
    })

    it.each([
      [{ from: '2025-03-01' }, ['talks s1', 'talks s2']],
      [{ to: '2025-03-01' }, ['gas s1', 'talks s1']],
      [{ from: '2025-03-01', to: '2025-03-01' }, ['talks s1']],
      [{ from: '2025-03-03' }, []],
    ])('L3 days from and to: %j', async (range, expected) => {
      await put(undated, talks, gas)
      expect((await record.statements(range)).map((s) => `${s.article} ${s.id}`)).toEqual(expected)
    })

    it.each([
      [{ by: 'ilse-brandt' }, ['gas s1', 'talks s1']],
      [{ by: 'ilse-brandt', act: 'offer' as const }, ['gas s1']],
      [{ about: 'ilse-brandt' }, ['talks s2']],
      [{ outlet: 'Tribune' }, ['gas s1']],
      [{ kind: 'indirect' as const }, ['gas s1']],
      [{ article: 'talks', words: 'BRAVE' }, ['talks s2']],
      [{ words: '"gas will"' }, ['gas s1']],
      [{ words: 'gas brave' }, []],
      [{ story: 's1' }, ['talks s1', 'talks s2']],
      [{ by: 'nobody' }, []],
    ])('L4, L5 statements %j', async (query, expected) => {
      await put(undated, talks, gas)
      await record.saveWoven(woven, 'x')
      expect((await record.statements(query)).map((s) => `${s.article} ${s.id}`)).toEqual(expected)
      expect(await record.countStatements(query)).toBe(expected.length)
    })

    it.each([
      ['brandt', ['gas', 'talks']],
      ['ALDEN', ['gas']],
      ['"Brandt said"', ['talks']],
      ['boat', []],
      ['boat*', ['gas']],
      ['boats sign', []],
      ['advert', []],
      ['Varn', ['talks']],
      ['sign AND NOT boats', []],
      ['" * : ^ ( ) " - NEAR(', []],
      ['', []],
    ])('W1, W2 search for %s', async (typed, expected) => {
      await put(talks, gas, undated)
      expect(articlesOf(await record.search(typed)).sort()).toEqual(expected)
    })

    it('W5 what came last is found first, also where filters leave some out', async () => {
      await put(talks, gas, { ...talks, name: 'later', uri: 'later' })
      const names = async (query: object) => articlesOf(await record.search('brandt', { order: 'latest', ...query }))
      expect(await names({})).toEqual(['later', 'gas', 'talks'])
      expect(await names({ limit: 1, offset: 1 })).toEqual(['gas'])
      expect(await names({ outlet: 'Courier', limit: 1, offset: 1 })).toEqual(['talks'])
    })

    it('W5 words of a speaker are those of nobody whose name is spelt together', async () => {
      const told = (name: string, by: string) =>
        article({ name, text: `Boats are late, ${name} was told.`, statements: [{ by, content: 'Boats are late' }] })
      await put(told('one', 'jan-maresh'), told('two', 'janmaresh'), told('three', 'ilse-brandt'))
      for (const [by, expected] of [
        ['jan-maresh', ['one']],
        ['janmaresh', ['two']],
        ['ilse-brandt', ['three']],
      ] as const) {
        expect(articlesOf(await record.statements({ words: 'boats late', by }))).toEqual(expected)
        expect(await record.countStatements({ words: 'boats late', by })).toBe(1)
        expect(await record.countSome({ words: 'boats late', by, act: 'say' }, 10)).toEqual({ n: 1, more: false })
      }
    })

    it('W3 hits stand where the words stand', async () => {
      await put(talks, gas)
      const [hit] = await record.search('sign')
      expect(hit!.hits.map((h) => talks.text.slice(h.start, h.end))).toEqual(['sign'])
      expect(hit!.statements).toEqual(['s1'])
      expect(talks.text.slice(hit!.snippet.start, hit!.snippet.end)).toBe(hit!.snippetText)
      expect((await record.search('brandt', { outlet: 'Tribune' })).map((h) => h.article)).toEqual(['gas'])
      expect((await record.holding('brandt', { limit: 5 })).sort()).toEqual(['gas', 'talks'])
      expect(await record.holding('brandt', { limit: 1 })).toEqual([
        (await record.search('brandt', { limit: 1 }))[0]!.article,
      ])
      const latest = { limit: 1, order: 'latest' } as const
      expect(await record.holding('brandt', latest)).toEqual([(await record.search('brandt', latest))[0]!.article])
      expect([...(await record.standing(['brandt', 'sign', 'never']))]).toEqual([['brandt', 2], ['sign', 1], ['never', 0]]) // biome-ignore format: one list
    })

    it('C1, C2 actors are counted over the newest and bear their longest name', async () => {
      await put(gas, talks)
      expect(await record.actors()).toEqual([
        { id: 'ilse-brandt', name: 'Ilse Brandt', type: 'person', articles: 2, statements: 2, about: 1 },
        { id: 'jan-maresh', name: 'Jan Maresh', type: 'person', articles: 2, statements: 2, about: 0 },
      ])
      expect((await record.actors({ words: 'maresh' })).map((a) => a.id)).toEqual(['jan-maresh'])
      await put(article({ name: 'talks', text: 'Nothing.' }))
      expect(await record.actors()).toEqual([
        { id: 'ilse-brandt', name: 'Brandt', type: 'person', articles: 1, statements: 1, about: 0 },
        { id: 'jan-maresh', name: 'Jan Maresh', type: 'person', articles: 1, statements: 1, about: 0 },
      ])
      await put(article({ name: 'gas', text: 'Nothing.' }))
      expect(await record.actors()).toEqual([])
    })

    it('C2 an actor is called the same in whatever order many articles come and change', async () => {
      const kinds = ['person', 'organisation', 'place'] as const
      const told = kinds.map((type, i) => {
        const a = article({
          name: type,
          text: `Brandt spoke ${i}.`,
          statements: [{ by: 'ilse-brandt', content: `spoke ${i}` }],
        })
        return { ...a, actors: a.actors.map((actor) => ({ ...actor, type })) }
      })
      for (const order of [told, [...told].reverse(), [told[1]!, told[0]!, told[2]!]]) {
        const other = await make()
        await other.addAll(order.map((article) => ({ article, stamp: STAMP })))
        expect((await other.actors())[0]).toMatchObject({ type: 'organisation' })
        // What it is called by goes with the article that says so, though the name stays.
        const { actors, ...rest } = told[1]!
        await other.add(
          { ...rest, actors: actors.map((a) => ({ ...a, type: 'place' })) },
          { ...STAMP, reader: 'later' },
        )
        expect((await other.actors())[0]).toMatchObject({ name: 'ilse-brandt', type: 'person' })
        await other.close()
      }
    })

    it('C3 tallies by span count what the days hold, in step with what comes and goes', async () => {
      await put(gas, talks, undated)
      const span = Math.floor(dayNumber('2025-03-01') / 8)
      expect(await tallies(record)).toEqual(
        [
          `ilse-brandt promise ${span} 1`, `jan-maresh praise ${Math.floor(dayNumber('2025-03-02') / 8)} 1`,
          `ilse-brandt offer ${Math.floor(dayNumber('2025-02-01') / 8)} 1`, `jan-maresh offer ${Math.floor(dayNumber('2025-02-01') / 8)} 1`,
          `named promise ${span} 1`, `named praise ${Math.floor(dayNumber('2025-03-02') / 8)} 1`,
          `named offer ${Math.floor(dayNumber('2025-02-01') / 8)} 2`, 'nobody say null 1',
        ].sort(),
      ) // biome-ignore format: a table
      await put(article({ name: 'gas', text: 'Nothing.' }), article({ name: 'undated', text: 'Nothing.' }))
      expect((await tallies(record)).filter((line) => /offer|null/.test(line))).toEqual([])
      expect(await record.check()).toEqual([])
    })

    it('C4 who speaks about whom', async () => {
      await put(gas, talks)
      const pair = { by: 'jan-maresh', about: 'ilse-brandt' }
      expect((await record.statements(pair)).map((s) => `${s.article} ${s.id}`)).toEqual(['talks s2'])
      expect(await record.statements({ by: 'ilse-brandt', about: 'jan-maresh' })).toEqual([])
      expect(await record.countStatements({ ...pair, from: '2025-03-03' })).toBe(0)
    })

    it('L6 where a look is worth most; what was decided on needs none', async () => {
      await put(gas, talks, undated)
      const due = async () => (await record.statements({ order: 'worth' })).map((s) => `${s.article} ${s.id}`)
      const before = await due()
      // Undated and by nobody, but nothing hangs on it: what binds and is as sure, or unsure, comes first.
      expect([before.length, before.at(-1)]).toEqual([4, 'undated s1'])
      const worths = (await record.statements({ order: 'worth' })).map((s) => worthOf(s).worth)
      expect(worths).toEqual([...worths].sort((a, b) => b - a))
      await record.decide({ kind: 'confirm', article: 'talks', statement: 's1' }, 'Ada')
      expect(await due()).toEqual(before.filter((s) => s !== 'talks s1'))
      expect((await record.statements({ decided: true })).map((s) => s.id)).toEqual(['s1'])
      expect(await record.countStatements({ decided: false })).toBe(3)
    })

    it('L3 what may have been said within days, weeks or years is found from any of its days on', async () => {
      const lengths = [0, 1, 16, 17, 400, 512, 513, 2000]
      const said = (from: string, days: number) => ({ from, to: dayOf(dayNumber(from) + days) })
      const wide = article({
        name: 'wide',
        text: lengths.map((n) => `For ${n} days it holds, Ilse Brandt said.`).join('\n'),
        published: on('2025-03-02'),
        actors: { 'ilse-brandt': 'Ilse Brandt' },
        statements: lengths.map((n) => ({ by: 'ilse-brandt', content: `For ${n} days it holds`, said: said('2020-01-01', n) })),
      }) // biome-ignore format: a table
      await put(wide, talks)
      const all = await record.statements({ limit: 1000 })
      for (const day of [0, 1, 2, 16, 17, 300, 401, 512, 513, 600, 2000, 2001].map((n) =>
        dayOf(dayNumber('2020-01-01') + n),
      ))
        for (const by of [{}, { by: 'ilse-brandt' }, { act: 'promise' as const }])
          for (const order of ['said', 'latest'] as const) {
            const fits = all.filter(
              (s) =>
                (s.said.to ?? s.published.to)! >= day &&
                (!('by' in by) || s.speakers.includes('ilse-brandt')) &&
                (!('act' in by) || s.act === 'promise'),
            )
            const expected = (order === 'latest' ? fits.reverse() : fits).map((s) => `${s.article} ${s.id}`)
            const query = { ...by, from: day, order }
            expect((await record.statements(query)).map((s) => `${s.article} ${s.id}`)).toEqual(expected)
            expect(await record.countStatements(query)).toBe(expected.length)
            expect(
              (await record.statements({ ...query, limit: 3, offset: 2 })).map((s) => `${s.article} ${s.id}`),
            ).toEqual(expected.slice(2, 5))
          }
      expect(await record.countStatements({ from: '2020-01-01' }, 4)).toBe(5)
    })

    it('L7 what stands for all lies as far apart as can be', async () => {
      for (let i = 0; i < 20; i++)
        await put(article({ name: `n${i}`, text: `No ${i}: yes, he said.`, published: on(`2025-01-${String(i + 1).padStart(2, '0')}`), statements: [{ by: 'x', content: 'yes' }] })) // biome-ignore format: one line
      const spread = async (limit: number) =>
        (await record.statements({ by: 'x', spread: true, limit })).map((s) => s.article)
      expect(await spread(4)).toEqual(['n0', 'n5', 'n10', 'n15'])
      expect((await spread(100)).length).toBe(20)
      expect((await record.articles({ limit: 3, offset: 7 })).map((a) => a.name)).toEqual(['n7', 'n8', 'n9'])
      expect((await record.articles({ actor: 'x', limit: 3, offset: 7 })).map((a) => a.name)).toEqual([
        'n7',
        'n8',
        'n9',
      ])
      expect(await record.countArticles({}, 5)).toBe(6)
      expect(await record.countArticles({ from: '2025-01-15' }, 100)).toBe(6)
      expect((await record.statements({ order: 'latest', limit: 2, offset: 3 })).map((s) => s.article)).toEqual([
        'n16',
        'n15',
      ])
    })

    it('C5 actors are found by the beginnings of their words, and counted', async () => {
      await put(gas, talks)
      for (const [
        words,
        expected,
      ] of [['bra', ['ilse-brandt']], ['ILSE br', ['ilse-brandt']], ['mar jan', ['jan-maresh']], ['randt', []]] as const) // biome-ignore format: a table
        expect((await record.actors({ words })).map((a) => a.id)).toEqual(expected)
      expect(await record.countActors({}, 10)).toBe(2)
      expect(await record.countActors({ words: 'brandt' }, 10)).toBe(1)
      // None of none, on every database.
      expect(await record.actors({ ids: [] })).toEqual([])
      expect(await record.countActors({ ids: [] }, 10)).toBe(0)
      expect(await record.statements({ articles: [] })).toEqual([])
      await put(article({ name: 'gas', text: 'Nothing.' }), article({ name: 'talks', text: 'Nothing.' }))
      expect(await record.actors({ words: 'brandt' })).toEqual([])
    })

    it('C6 what outlets bring is counted, in step with what comes and goes', async () => {
      await put(gas, talks, undated)
      const says = () => record.outletSays({ limit: 10, most: 5 })
      expect(await says()).toMatchObject([
        { outlet: null, articles: 1, statements: 1 },
        { outlet: 'Courier', articles: 1, statements: 2, quoted: 2, cues: [{ words: 'said', act: 'promise', n: 1 }], acts: [{ act: 'praise', n: 1 }, { act: 'promise', n: 1 }] },
        { outlet: 'Tribune', articles: 1, statements: 1, quoted: 0, voices: [{ id: 'jan-maresh', name: 'Jan Maresh', n: 1 }] },
      ]) // biome-ignore format: a table
      // The label of a turn is no cue word.
      await put(article({ name: 'turn', text: 'Q Why?', outlet: 'Desk', statements: [{ content: 'Why?', cue: 'Q' }] }))
      expect((await says()).find((o) => o.outlet === 'Desk')).toMatchObject({ statements: 1, cues: [] })
      await record.add({ ...talks, outlet: 'Herald' }, LATER)
      await put(article({ name: 'gas', text: 'Nothing.' }))
      expect((await says()).map((o) => [o.outlet, o.articles, o.statements])).toEqual([[null, 2, 1], ['Desk', 1, 1], ['Herald', 1, 2]]) // biome-ignore format: one line
      expect(await record.counts()).toMatchObject({ articles: 4, statements: 4, conditions: 0, actors: 2 })
    })
  })
}

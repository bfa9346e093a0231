import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { app } from './app.js'
import type { Course, CourseEntries } from './course/types.js'
import type { Aligned } from './questions/aligned.js'
import type { Review } from './questions/review.js'
import type { SourceRow } from './questions/sources.js'
import { invented, inventedLinks, post, times } from './test/invented.js'
import { recordOf } from './test/record.js'

const HOST = { Host: '127.0.0.1' }

describe('questions of the desk', () => {
  let kept: Awaited<ReturnType<typeof recordOf>>
  beforeAll(async () => {
    kept = await recordOf(invented, inventedLinks)
  })
  afterAll(() => kept.remove())
  const server = () => app({ record: kept.record, host: '127.0.0.1', desk: null })
  const ask = async <T>(path: string): Promise<T> => {
    const answer = await server().request(path, { headers: HOST })
    expect(answer.status, path).toBe(200)
    return (await answer.json()) as T
  }

  it('the course counts every statement once a speaker, marks each, and ends nothing that is not due', async () => {
    const course = await ask<Course>('/api/course')
    expect(course.articles).toBe(3)
    const counted = course.series.reduce((n, s) => n + s.n.reduce((a, b) => a + b, 0), 0)
    expect(counted).toBe(course.marks!.filter((m) => m.from !== null).length)
    expect(course.rows.map((r) => r.name)).toContain('Ilse Brandt')
    expect(course.given.map((c) => c.ends)).toEqual([null])
  })

  it('a period leaves out what lies outside it', async () => {
    const none = await ask<Course>('/api/course?from=2030-01-01&to=2030-12-31')
    expect([none.statements, none.occasions, none.reports]).toEqual([0, [], []])
    const { total } = await ask<CourseEntries>('/api/course/entries?from=2031-05-06&to=2031-05-06')
    expect(total).toBe(1)
  })

  it('what was said at an occasion stands with it and not again with the article', async () => {
    const { entries } = await ask<CourseEntries>('/api/course/entries')
    expect(entries.map((e) => [e.kind, e.count])).toEqual([
      ['press conference', 5],
      ['article', 0],
      ['article', 2],
      ['article', 4],
    ])
  })

  it('articles side by side: a row for what two have, a column for what one has alone', async () => {
    const all = await ask<Aligned>(`/api/aligned?article=${post.name}&article=${times.name}`)
    expect(all.rows.map((r) => r.columns.map((c) => c.map((s) => s.id)))).toEqual([[['s2'], ['s2']]])
    expect(all.only.map((o) => o.map((s) => s.id))).toEqual([['s1', 's3'], ['s1', 's3', 's4']]) // biome-ignore format: one line
    expect((await server().request(`/api/aligned?article=${post.name}`, { headers: HOST })).status).toBe(400)
    expect((await server().request('/api/aligned?article=a&article=b', { headers: HOST })).status).toBe(404)
  })

  it('positions come in pages that join to the whole list', async () => {
    type Listed = { readonly positions: readonly unknown[] }
    const asked = '/api/positions?actor=ilse-brandt'
    const { positions } = await ask<Listed>(asked)
    expect(positions.length).toBeGreaterThan(1)
    const pages: unknown[] = []
    for (let offset = 0; offset <= positions.length; offset++)
      pages.push(...(await ask<Listed>(`${asked}&limit=1&offset=${offset}`)).positions)
    expect(pages).toEqual(positions)
  })

  it('outlets: cue words with the act they mostly stand for', async () => {
    const { sources } = await ask<{ sources: SourceRow[] }>('/api/sources')
    const northern = sources.find((s) => s.outlet === 'Northern Post')!
    expect(northern.cues.map((c) => [c.words, c.act])).toContainEqual(['refused to say', 'decline'])
    expect([northern.articles, northern.copied]).toEqual([1, 0])
  })

  it('review: the words stand in their sentence', async () => {
    const { items, undecided } = await ask<Review>('/api/review?limit=3')
    expect(undecided).toBe((await kept.record.counts()).statements)
    expect(items.map((i) => i.worth)).toEqual(items.map((i) => i.worth).sort((a, b) => b - a))
    for (const { statement, around } of items) {
      const text = (await kept.record.article(statement.article))!.text
      expect(text.slice(around.start, around.start + around.text.length)).toBe(around.text)
      expect(around.text).toContain(statement.contentText)
    }
  })

  it('files are added only where the server was given the means, and only by its own page', async () => {
    const body = JSON.stringify({ files: [{ name: 'a.txt', base64: 'U2hlIHNhaWQu' }] })
    const send = (take: boolean, headers: Record<string, string> = {}) =>
      app({
        record: kept.record,
        host: '127.0.0.1',
        desk: null,
        ...(take && {
          take: async (files) => ({
            added: files.length,
            unchanged: 0,
            editions: 0,
            reread: 0,
            removed: 0,
            problems: [{ severity: 'error', file: 'handed-over:a', line: `handed-over:a: ${files[0]!.bytes.length}` }],
          }),
        }),
      }).request('/api/add', {
        method: 'POST',
        headers: { ...HOST, 'Content-Type': 'application/json', ...headers },
        body,
      })
    expect((await send(false)).status).toBe(404)
    expect((await send(true, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    const answer = await send(true)
    expect(await answer.json()).toMatchObject({ added: 1, problems: [{ file: 'a', line: 'a: 9' }] })
  })
})

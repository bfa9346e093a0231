import { readFileSync } from 'node:fs'
import type { Source } from '@onrecord/format'
import { expect } from 'vitest'

/** The cases of a file: title, what comes in (which may hold lines that begin like a title), what is expected. */
export function casesOf(name: string): [title: string, input: string, expected: string][] {
  const [first = '', ...rest] = readFileSync(new URL(`../cases/${name}.txt`, import.meta.url), 'utf8').split('\n==>\n')
  let head = first
  return rest.map((part) => {
    const next = part.search(/^# /m)
    const title = /^# (.*)\n/.exec(head)!
    const input = head.slice(title[0].length)
    head = next < 0 ? '' : part.slice(next)
    return [title[1]!, input, (next < 0 ? part : part.slice(0, next)).trim()]
  })
}

/** What a case file expects: the metadata, then every stretch of the text with its kind. */
export function shown(source: Source): string {
  const lines = [
    `title = ${source.title ?? '-'}`,
    `outlet = ${source.outlet ?? '-'}`,
    `byline = ${source.byline?.join(' | ') ?? '-'}`,
    `published = ${source.published ?? '-'}`,
    `url = ${source.url ?? '-'}`,
    `language = ${source.language ?? '-'}`,
  ]
  return [...lines, ...blocksOf(source)].join('\n')
}

/** Every line of a text with its kind. */
export function blocksOf(source: Source): string[] {
  const lines: string[] = []
  let at = 0
  for (const line of source.text.split('\n')) {
    const hint = source.hints.find((h) => h.start <= at && at < h.end)
    if (line.trim() !== '') lines.push(`${hint?.kind ?? 'body'}: ${line.replace(/\u00a0/g, ' ').replace(/\r$/, '')}`)
    at += line.length + 1
  }
  return lines
}

/** Every stretch whose length is that of its place in the page stands there letter by letter. */
export function expectMap(source: Source, page: string) {
  let last = 0
  for (const { start, end, at } of source.map!) {
    const [from, to] = at.split('-').map(Number) as [number, number]
    expect(start).toBeGreaterThanOrEqual(last)
    expect(source.text.slice(last, start)).toMatch(/^\n*$/)
    last = end
    const here = source.text.slice(start, end)
    if (to - from === end - start && !page.slice(from, to).startsWith('&'))
      expect(page.slice(from, to).replace(/[\n\r\t\f]/g, ' ')).toBe(here)
  }
  expect(source.text.slice(last)).toBe('')
}

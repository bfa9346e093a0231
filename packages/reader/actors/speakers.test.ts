import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { read } from '../read.js'
import { context, sourceOf } from '../testing/source.js'

const cases = readFileSync(new URL('cases/speakers.txt', import.meta.url), 'utf8')
  .split(/\n\n+/)
  .map((block) => block.split('\n'))
  .filter((lines) => lines.includes('==>'))

describe('who speaks', () => {
  it.each(cases.map((lines) => [lines[0]!.slice(2), lines] as const))('%s', (_title, lines) => {
    const arrow = lines.indexOf('==>')
    const text = lines.slice(2, arrow).join('\n').replaceAll('¶', '\n\n')
    const [published, outlet = null, title = null] = lines[1]!.split(' | ')
    const { statements, actors } = read(sourceOf(text, { published: published!, outlet, title }), context)
    const cut = (spans: readonly { readonly start: number; readonly end: number }[]) =>
      spans.map((s) => text.slice(s.start, s.end)).join(' + ')
    const said = statements.map((s) => `${s.speakers.join(' + ') || '-'}: ${cut(s.source)}`)
    const called = actors.flatMap((a) => (a.called ? [`${a.id} is called ${cut(a.called)}`] : []))
    expect([...said, ...called]).toEqual(lines.slice(arrow + 1).filter((l) => l !== ''))
  })
})

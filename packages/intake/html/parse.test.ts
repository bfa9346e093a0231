import { describe, expect, it } from 'vitest'
import { intake } from '../intake.js'

const words =
  'Negotiators from both banks of the river met in Varn on Sunday for the first time since autumn, officials said.'
const page = (inner: string) => `<!doctype html><article><h1>Talks</h1><p>${words}</p><p>${words}</p>${inner}</article>`

/** Seconds of the processor that reading takes, and what it gives. */
async function reading(html: string) {
  const begun = process.cpuUsage()
  const { sources, problems } = await intake(Buffer.from(html), { uri: 'a.html' })
  const { user, system } = process.cpuUsage(begun)
  return { seconds: (user + system) / 1e6, articles: sources.length, problem: problems[0]?.problem }
}

// Each made a page of some ten kilobytes take from eight seconds to minutes, or gigabytes, before there was a bound.
describe('pages that multiply', () => {
  it('formatting elements that are never closed, each of its own', async () => {
    const open = Array.from({ length: 1500 }, (_, i) => `<i id=a${i}>`).join('')
    const { seconds, problem } = await reading(page(open + '<p>x'.repeat(1500)))
    expect(problem).toBe('too-deep')
    expect(seconds).toBeLessThan(5)
  })
  it('the same ones opened in every paragraph', async () => {
    const { seconds, articles } = await reading(page('<p><i>'.repeat(4000)))
    expect(articles).toBe(1)
    expect(seconds).toBeLessThan(15)
  })
  it('boxes within boxes, with words in each', async () => {
    const box = `<div><h3>Related</h3><ul><li>${words}`
    const { seconds, articles } = await reading(page(box.repeat(160)))
    expect(articles).toBe(1)
    expect(seconds).toBeLessThan(10)
  })
  it('what lies deeper than a browser shows is refused', async () => {
    expect(await reading(page('<div>'.repeat(2000)))).toMatchObject({ articles: 0, problem: 'too-deep' })
  })
})

it('an article that lies deeper than Readability is shown is read', async () => {
  const paragraphs = ['first', 'second', 'third'].map((n) => `<p>The ${n}: ${words}</p>`).join('')
  const deep = `<!doctype html><body>${'<div>'.repeat(80)}<h1>Talks</h1>${paragraphs}${'</div>'.repeat(80)}`
  const { sources } = await intake(Buffer.from(deep), { uri: 'a.html' })
  expect(sources[0]!.text).toMatch(/The first.*\n\nThe second.*\n\nThe third/)
})

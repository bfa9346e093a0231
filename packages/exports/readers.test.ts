import { defaultModel, type IEntityDatum, Model } from '@alephdata/followthemoney'
import * as annotator from '@apache-annotator/selector'
import type { ReadArticle } from '@onrecord/format'
import { expect, it } from 'vitest'
import type { Export } from './articles.js'
import { followTheMoney } from './follow-the-money.js'
import { article, text } from './test/article.js'
import { webAnnotations } from './web-annotation.js'

/** Finds places in pieces of text; its own declarations leave out what its folders export. */
type Matcher = (
  selector: unknown,
) => (pieces: never) => AsyncIterable<Readonly<Record<'startIndex' | 'endIndex', number>>>
const { textPositionSelectorMatcher, textQuoteSelectorMatcher } = annotator as unknown as Readonly<
  Record<'textPositionSelectorMatcher' | 'textQuoteSelectorMatcher', Matcher>
>

const written = async (write: Export, articles: readonly ReadArticle[] = [article]): Promise<string> => {
  let out = ''
  for await (const piece of write(articles)) out += piece
  return out
}

/** A text as Apache Annotator takes one: a single piece of it. */
const pieces = () => {
  const chunk = { data: text, equals: (other: unknown) => other === chunk }
  return {
    currentChunk: chunk,
    nextChunk: () => null,
    previousChunk: () => null,
    precedesCurrentChunk: () => false,
  }
}

it('Apache Annotator finds every statement of the Web Annotations, by its words and by its place', async () => {
  const { items } = JSON.parse(await written(webAnnotations))
  for (const { target } of items)
    for (const { selector } of target) {
      const [quote, position] = selector
      const found = []
      for await (const match of textQuoteSelectorMatcher(quote)(pieces() as never)) found.push(match)
      expect(found.map((m) => text.slice(m.startIndex, m.endIndex))).toEqual([quote.exact])
      for await (const m of textPositionSelectorMatcher(position)(pieces() as never))
        expect(text.slice(m.startIndex, m.endIndex)).toBe(quote.exact)
    }
  expect(items).toHaveLength(2)
})

it('FollowTheMoney’s own model takes every entity: schema, properties and what they point at', async () => {
  const model = new Model(defaultModel as never)
  const data = (await written(followTheMoney))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as IEntityDatum)
  const ids = new Set(data.map((d) => d.id))
  for (const datum of data) {
    const entity = model.getEntity(datum)
    const given = datum.properties as Record<string, string[]>
    for (const [name, values] of Object.entries(given)) {
      const property = entity.schema.getProperty(name)
      expect(entity.getProperty(property).map(String), `${datum.schema}.${name}`).toHaveLength(values.length)
      if (property.type.name === 'entity') for (const id of values) expect(ids.has(id), id).toBe(true)
    }
    expect(entity.getCaption()).not.toBe('')
  }
  expect(data.map((d) => d.schema as unknown as string)).toContain('Mention')
})

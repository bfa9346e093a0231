import type { ReadArticle } from '@onrecord/format'
import { thingOf } from '@onrecord/format/loom'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { expect, test } from 'vitest'
import { markedArticles } from '../testing/marked.js'
import { library } from './library.js'
import { memoryLoom } from './memory-loom.js'
import { sameAs } from './same.js'
import { update } from './update.js'

const context = { language: loadEnglish(), knowledge: loadKnowledge() }
const [article] = markedArticles(`== a 2031-05-02
1 ilse-brandt say 2031-05-02
2 ole-rask say 2031-05-02
Straits
{@ilse-brandt:Ilse Brandt} {1c:said} {1:the ceasefire over the straits must hold through the winter}.
{@ole-rask:Ole Rask} {2c:said} {2:three brigades had crossed the northern river at dawn}.`)

/** What is the same of the article read again, beside the one it was. */
async function compared(again: ReadArticle) {
  const articles = new Map([[1, article!]])
  const loom = memoryLoom(articles)
  await update(loom, library(context), [1])
  articles.set(1, again)
  const books = library(context)
  books.on(loom)
  await books.need([1])
  const same = await sameAs(loom, books, [1], new Map([[1, books.packed(1)]]))
  return { text: same.text(1), matter: same.matter(1), statements: [0, 1].map((i) => same.statement(thingOf(1, i))) }
}

test('what is read as it was is the same', async () => {
  expect(await compared(article!)).toEqual({ text: true, matter: true, statements: [true, true] })
})

test('where somebody counts as another it is all but what they said', async () => {
  const again = JSON.parse(JSON.stringify(article).replaceAll('"ole-rask"', '"ole-raske"')) as ReadArticle
  expect(await compared(again)).toEqual({ text: true, matter: false, statements: [true, false] })
})

test('where the text is another it is nothing', async () => {
  const text = article!.text.replace('winter', 'summer')
  expect(await compared({ ...article!, text })).toEqual({ text: false, matter: false, statements: [false, true] })
})

test('an article that was not woven has nothing that is the same', async () => {
  const loom = memoryLoom(new Map([[1, article!]]))
  const books = library(context)
  books.on(loom)
  await books.need([1])
  const same = await sameAs(loom, books, [], new Map([[1, books.packed(1)]]))
  expect([same.text(1), same.matter(1), same.statement(thingOf(1, 0)), same.draft(thingOf(1, 0))]).toEqual([false, false, false, false]) // biome-ignore format: one line
})

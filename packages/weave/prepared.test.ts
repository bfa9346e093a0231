import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PreparedArticle, wordsWithin } from './prepared.js'
import { markedArticles } from './testing/marked.js'
import { lexis } from './words/lexis.js'

const words = lexis({ language: loadEnglish(), knowledge: loadKnowledge() })
const folder = fileURLToPath(new URL('cases/', import.meta.url))
const articles = readdirSync(folder)
  .sort()
  .flatMap((file) => readFileSync(`${folder}${file}`, 'utf8').split(/^(?=# )/m))
  .flatMap((source) => markedArticles(source.split('==>\n')[0]!))

test('what is asked of an article piece by piece is what it is as a whole', () => {
  const span = fc.tuple(fc.nat(2000), fc.nat(400)).map(([start, length]) => ({ start, end: start + length }))
  fc.assert(
    fc.property(fc.constantFrom(...articles), fc.array(span, { maxLength: 6 }), fc.nat(50), (article, spans, item) => {
      const [whole, pieces] = [new PreparedArticle(article, words), new PreparedArticle(article, words)]
      const all = whole.words
      const one = item % Math.max(1, article.statements.length)
      const [asked, among] = [pieces.statements[one], whole.statements[one]]
      expect(asked?.topic).toEqual(among?.topic)
      for (const s of spans) expect(pieces.within(s)).toEqual(all.slice(...wordsWithin(all, s)))
      expect(pieces.words).toEqual(all)
    }),
  )
})

test('a statement needs the words of its paragraph alone', () => {
  const article = articles.find(({ blocks, statements: [first] }) => blocks.length > 1 && first?.act === 'say')!
  const prepared = new PreparedArticle(article, words)
  const statement = prepared.statements[0]!
  expect(statement.terms.size).toBeGreaterThan(0)
  expect(prepared.made).toBeGreaterThan(0)
  expect(prepared.made).toBeLessThan(article.text.length)
})

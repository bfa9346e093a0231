import { z } from 'zod'
import { question, takes } from './tool.js'

export const articles = question({
  name: 'search_articles',
  title: 'Search articles',
  description: 'Articles that hold all the words, the best first, with the words around the first hit.',
  takes: { words: z.string().min(1), limit: takes.limit, offset: takes.offset },
  async answer(record, { words, limit, offset }) {
    const hits = await record.search(words, { limit, offset })
    return {
      articles: hits.map((h) => ({
        article: h.article,
        title: h.title,
        outlet: h.outlet,
        published: { from: h.published.from, to: h.published.to },
        words: h.snippetText,
        span: h.snippet,
        statements: h.statements,
      })),
    }
  },
})

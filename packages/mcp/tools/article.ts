import { z } from 'zod'
import { condition, statement } from './shown.js'
import { question } from './tool.js'

/** Statements of one article that are given; no article comes near it. */
const MOST = 2000

export const article = question({
  name: 'get_article',
  title: 'Get an article',
  description:
    'One article: its text, what is known of it, and every statement and condition in it, in order of place.',
  takes: { name: z.string().describe('the article’s name, as references have it') },
  async answer(record, { name }) {
    const [row, read] = await Promise.all([record.articleRow(name), record.article(name)])
    if (row === null || read === null) return null
    const [statements, conditions] = await Promise.all([
      record.statements({ article: row.name, order: 'place', limit: MOST }),
      record.conditions({ article: row.name, limit: MOST }),
    ])
    const { key: _, ...known } = row
    return {
      article: known,
      text: read.text,
      statements: statements.map(statement),
      conditions: conditions.map(condition),
    }
  },
})

import type { ReadArticle } from '@onrecord/format'
import type { ArticleNo } from '@onrecord/format/loom'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { expect, test } from 'vitest'
import { markedArticles } from '../testing/marked.js'
import { weave } from '../weave.js'
import { library } from './library.js'
import { memoryLoom } from './memory-loom.js'
import { update } from './update.js'

const context = { language: loadEnglish(), knowledge: loadKnowledge() }
// `a`, `b` and `other` tell of one press conference; of what `a` and `b` both quote `later` repeats a part on another day.
const articles = markedArticles(`== a 2031-05-02
1 ilse-brandt say 2031-05-02
2 ilse-brandt say 2031-05-02
Brandt speaks
During a press conference at the Harbour summit, {1s:{@ilse-brandt:Ilse Brandt}} bluntly {1c:said} {1:there was no hope for the herring talks}.
She {2c:added} {2:“30 brigades will cross the northern river at dawn again”}.
== b 2031-05-02
1 ilse-brandt say 2031-05-02
2 ilse-brandt say 2031-05-02
Herring
At a press conference in Tarn {1s:{@ilse-brandt:Ilse Brandt}} {1c:said} {1:there was no hope for the herring talks}.
{2s:She} {2c:added} {2:“40 brigades will cross the northern river at dawn again”}.
== later 2031-05-20
1 ilse-brandt say ..2031-05-20
Rivers
{1s:{@ilse-brandt:Ilse Brandt}} has {1c:said} {1:“30 brigades will cross the northern river at dawn again”}.
== other 2031-05-02
1 ilse-brandt say 2031-05-02
Talks
At the press conference {1s:{@ilse-brandt:Ilse Brandt}} {1c:said} {1:the herring talks had no hope}.`)

test('reports of an occasion are compared without others that quote what it holds', async () => {
  const on = new Map<ArticleNo, ReadArticle>([...articles.entries()].filter(([no]) => no < 3))
  const loom = memoryLoom(on)
  await update(loom, library(context), on.keys())
  expect(loom.woven().utterances.map((u) => u.statements.map((s) => s.article).join())).toContain('a,b,later')
  on.set(3, articles[3]!)
  const read = new Set<ArticleNo>()
  const watched: typeof loom = {
    ...loom,
    readings(some) {
      for (const no of some) read.add(no)
      return loom.readings(some)
    },
  }
  await update(watched, library(context), [3])
  const { occasions, differences } = await weave(articles, context)
  expect(occasions.map((o) => o.articles.join())).toEqual(['a,b,other'])
  expect(differences.length).toBeGreaterThan(0)
  expect(loom.woven().differences).toEqual(differences)
  expect([...read].sort()).toEqual([0, 1, 3])
})

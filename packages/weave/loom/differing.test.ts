import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { expect, test } from 'vitest'
import { behind } from '../testing/behind.js'
import { markedArticles } from '../testing/marked.js'
import { weave } from '../weave.js'

const context = { language: loadEnglish(), knowledge: loadKnowledge() }

test('reports of an occasion are compared without others that quote what it holds', async () => {
  // Three tell of one press conference; of what two of them quote `later` repeats a part on another day.
  const articles = markedArticles(`== courier 2031-05-02
1 anton-dravic say 2031-05-02
2 anton-dravic say 2031-05-02
Dravic on the ferries
During a press conference at the Varn summit, {1s:{@anton-dravic:Anton Dravic}} {1c:said} {1:the ferry talks had no hope}.
He {2c:added} {2:“30 brigades will cross the northern river at dawn again”}.
== tribune 2031-05-02
1 anton-dravic say 2031-05-02
2 anton-dravic say 2031-05-02
Ferries
At a press conference in Tarn {1s:{@anton-dravic:Anton Dravic}} {1c:said} {1:there was no hope for the ferry talks}.
{2s:He} {2c:added} {2:“40 brigades will cross the northern river at dawn again”}.
== later 2031-05-20
1 anton-dravic say ..2031-05-20
Rivers
{1s:{@anton-dravic:Anton Dravic}} has {1c:said} {1:“30 brigades will cross the northern river at dawn again”}.
== gazette 2031-05-02
1 anton-dravic say 2031-05-02
Talks
At the press conference {1s:{@anton-dravic:Anton Dravic}} {1c:said} {1:the ferry talks had no hope}.`)
  const { woven, read } = await behind(articles, [0, 1, 2], [3], context)
  const { occasions, utterances, differences } = await weave(articles, context)
  expect(occasions.map((o) => o.articles.join())).toEqual(['courier,gazette,tribune'])
  expect(utterances.map((u) => u.statements.map((s) => s.article).join())).toContain('courier,later,tribune')
  expect(differences.length).toBeGreaterThan(0)
  expect(woven.differences).toEqual(differences)
  expect(read).toEqual([0, 1, 3])
})

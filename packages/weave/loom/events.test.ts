import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { expect, test } from 'vitest'
import { behind } from '../testing/behind.js'
import { markedArticles } from '../testing/marked.js'
import { weave } from '../weave.js'

const context = { language: loadEnglish(), knowledge: loadKnowledge() }
// What `later` repeats was said at the press conference that `a` and `b` tell of; on another day, as far as anyone can tell.
const articles = markedArticles(`== a 2031-05-02
1 ilse-brandt say 2031-05-02
2 ilse-brandt say 2031-05-02
Brandt speaks
During a press conference at the Harbour summit, {1s:{@ilse-brandt:Ilse Brandt}} bluntly {1c:said} {1:there was no hope for the herring talks}.
She {2c:added} {2:“not one brigade will ever cross the northern river at dawn again”}.
== b 2031-05-02
1 ilse-brandt say 2031-05-02
Herring
At a press conference in Tarn {1s:{@ilse-brandt:Ilse Brandt}} {1c:said} {1:there was no hope for the herring talks}.
== later 2031-05-20
1 ilse-brandt say ..2031-05-20
Rivers
{1s:{@ilse-brandt:Ilse Brandt}} has {1c:said} {1:“not one brigade will ever cross the northern river at dawn again”}.
== other 2031-05-02
1 ilse-brandt say 2031-05-02
Talks
At the press conference {1s:{@ilse-brandt:Ilse Brandt}} {1c:said} {1:the herring talks had no hope}.`)

test('an occasion of which only one statement is repeated elsewhere is told without its articles', async () => {
  const { woven, read } = await behind(articles, [0, 1], [2], context)
  const { occasions } = woven
  expect(occasions).toEqual((await weave(articles.slice(0, 3), context)).occasions)
  expect(occasions.map((o) => o.articles)).toEqual([['a', 'b']])
  expect(read).toEqual([0, 2])
})

test('one that another report joins is told anew', async () => {
  const { woven, read } = await behind(articles, [0, 1], [3], context)
  const { occasions } = woven
  expect(occasions).toEqual((await weave([articles[0]!, articles[1]!, articles[3]!], context)).occasions)
  expect(occasions.map((o) => o.articles)).toEqual([['a', 'b', 'other']])
  expect(read).toEqual([0, 1, 3])
})

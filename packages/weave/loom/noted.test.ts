import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { expect, test } from 'vitest'
import { judgeOf, mayRepeat } from '../copies/judged.js'
import { packPrint, packText, printNote, textNote, unpackPrint, unpackText } from '../copies/noted.js'
import { shingles } from '../copies/shingles.js'
import { draftsOf } from '../ledger/draft.js'
import { mentionIn, soughtOf } from '../ledger/evidence.js'
import { ledgerNote, markedOf, mayTell, packLedger, unpackLedger } from '../ledger/noted.js'
import { standingWords } from '../ledger/standing.js'
import { tellingsOf } from '../ledger/telling.js'
import { occasionPhrases } from '../occasions/cues.js'
import { instances } from '../occasions/instances.js'
import { eventNames } from '../occasions/known-events.js'
import { eventNote, packEvents, unpackEvents } from '../occasions/noted.js'
import { PreparedArticle } from '../prepared.js'
import { markedArticles } from '../testing/marked.js'
import { saidNote } from '../utterances/noted.js'
import { packSaid, unpackSaid } from '../utterances/packed.js'
import { weigh } from '../utterances/pair.js'
import { ShownArticle, shownArticle } from '../utterances/shown.js'
import { lexis } from '../words/lexis.js'
import { sentences } from '../words/sentences.js'

const language = loadEnglish()
const knowledge = loadKnowledge()
const words = lexis({ language, knowledge })
const standing = standingWords(language)
const [phrases, names] = [occasionPhrases(language), eventNames(knowledge)]
const folder = fileURLToPath(new URL('../cases/', import.meta.url))

/** The articles of each case of a file, made ready, with their notes as they come back from where they are kept. */
const casesOf = (file: string) =>
  readFileSync(`${folder}${file}`, 'utf8')
    .split(/^(?=# )/m)
    .map((source) =>
      markedArticles(source.split('==>\n')[0]!).map((article) => {
        const prepared = new PreparedArticle(article, words)
        const marks = sentences(article, language)
        const [cut, drafts] = [shingles(prepared), draftsOf(prepared, words, standing, marks)]
        const tellings = tellingsOf(prepared, marks)
        return {
          prepared,
          drafts,
          tellings,
          said: new ShownArticle(unpackSaid(packSaid(saidNote(prepared, words)))),
          text: { print: printNote(prepared, cut), text: textNote(cut) },
          marks,
          told: unpackLedger(packLedger(ledgerNote(prepared, drafts, tellings, marks))),
        }
      }),
    )

test.each(readdirSync(folder).sort())('what is alike in %s is so by its notes', (file) => {
  for (const articles of casesOf(file))
    for (const a of articles)
      for (const b of articles) {
        if (a === b) continue
        a.prepared.statements.forEach((_, i) => {
          b.prepared.statements.forEach((_, k) => {
            const [x, y] = [shownArticle(a.prepared, words).at(i)!, shownArticle(b.prepared, words).at(k)!]
            const found = weigh(a.said.at(i)!, b.said.at(k)!, knowledge)
            expect(found?.logit).toBe(weigh(x, y, knowledge)?.logit)
          })
        })
        const [x, y] = [a, b].map(({ text: { print, text } }) => ({
          print: unpackPrint(packPrint(print)),
          text: unpackText(packText(text)),
        }))
        expect(judgeOf(x!)(y!)).toBe(judgeOf(a.text)(b.text))
        expect(mayRepeat(x!.print)(y!.print)).toBe(mayRepeat(a.text.print)(b.text.print))
        a.told.drafts.forEach((d) => {
          const sought = soughtOf(d, words)
          b.tellings.forEach((t, k) => {
            if (mentionIn(sought, t, words, standing))
              expect(mayTell(markedOf(sought, words), b.told.tellings[k]!, b.told.day)).toBe(true)
          })
        })
      }
})

test.each(readdirSync(folder).sort())('entries and events of %s come back from their notes as they were', (file) => {
  for (const { prepared, drafts, tellings, marks, told } of casesOf(file).flat()) {
    expect(told).toEqual(ledgerNote(prepared, drafts, tellings, marks))
    const events = eventNote(prepared, instances(prepared, phrases, names, { language, knowledge }))
    expect(unpackEvents(packEvents(events))).toEqual(events)
  }
})

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadKnowledge } from '@onrecord/knowledge/node'
import { loadEnglish } from '@onrecord/language/node'
import { expect, test } from 'vitest'
import { isTheCopy } from '../copies/judged.js'
import { packText, textNote, unpackText } from '../copies/noted.js'
import { shingles } from '../copies/shingles.js'
import { draftsOf } from '../ledger/draft.js'
import { evidenceFor } from '../ledger/evidence.js'
import { ledgerNote, mayTell, packLedger, unpackLedger } from '../ledger/noted.js'
import { standingWords } from '../ledger/standing.js'
import { tellingsOf } from '../ledger/telling.js'
import { prepare } from '../prepared.js'
import { markedArticles } from '../testing/marked.js'
import { mayBeOne, packSaid, saidNotes, unpackSaid } from '../utterances/noted.js'
import { weighed } from '../utterances/utterances.js'
import { lexis } from '../words/lexis.js'
import { sentences } from '../words/sentences.js'

const language = loadEnglish()
const knowledge = loadKnowledge()
const words = lexis({ language, knowledge })
const standing = standingWords(language)
const folder = fileURLToPath(new URL('../cases/', import.meta.url))

/** The articles of each case of a file, made ready, with their notes as they come back from where they are kept. */
const casesOf = (file: string) =>
  readFileSync(`${folder}${file}`, 'utf8')
    .split(/^(?=# )/m)
    .map((source) =>
      markedArticles(source.split('==>\n')[0]!).map((article) => {
        const prepared = prepare(article, words)
        const marks = sentences(article, language)
        const [cut, drafts] = [shingles(prepared), draftsOf(prepared, words, standing, marks)]
        const tellings = tellingsOf(prepared, marks)
        return {
          prepared,
          drafts,
          tellings,
          said: unpackSaid(packSaid(saidNotes(prepared, words))),
          text: textNote(prepared, cut),
          told: unpackLedger(packLedger(ledgerNote(prepared, drafts, tellings, words))),
        }
      }),
    )

test.each(readdirSync(folder).sort())('what is alike in %s does not fall by its notes', (file) => {
  for (const articles of casesOf(file))
    for (const a of articles)
      for (const b of articles) {
        if (a === b) continue
        a.prepared.statements.forEach((s, i) => {
          b.prepared.statements.forEach((t, k) => {
            if (weighed(s, t, words, knowledge, false)) expect(mayBeOne(a.said[i]!, b.said[k]!, knowledge)).toBe(true)
          })
        })
        const [x, y] = [a, b].map(({ text }) => unpackText(packText(text)))
        expect(isTheCopy(x!, y!)).toBe(isTheCopy(a.text, b.text))
        a.drafts.forEach((d, i) => {
          b.tellings.forEach((t, k) => {
            const isTold = evidenceFor(d, [t], words, standing, language).length > 0
            if (isTold) expect(mayTell(a.told.drafts[i]!, b.told.tellings[k]!, b.told.day)).toBe(true)
          })
        })
      }
})

import { trainDating } from './dating.js'
import { trainLemmas } from './lemmas.js'
import { trainNameModel } from './names.js'
import { trainParserModel } from './parser.js'
import { trainStatements } from './statements.js'
import { trainTaggerModel } from './tagger.js'
import { trainToneModel } from './tone.js'
import { trainWords } from './words.js'

// npm run train -- NAME: learns one model from the corpora and writes its weights. Each rests on those before it in this list.
const trainers: Readonly<Record<string, (log: (line: string) => void) => void | Promise<void>>> = {
  words: trainWords,
  tagger: trainTaggerModel,
  lemmas: trainLemmas,
  names: trainNameModel,
  parser: trainParserModel,
  statements: trainStatements,
  dating: trainDating,
  tone: trainToneModel,
}

const name = process.argv[2] ?? ''
const train = trainers[name]
if (!train) throw new Error(`train: no model ${JSON.stringify(name)}; there are ${Object.keys(trainers).join(', ')}`)
const begun = performance.now()
await train((line) =>
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${line}\n`),
)

import { materials } from '@onrecord/flow'
import { madeUp } from './made-up/articles.js'

// npm run made-up -w @onrecord/bench -- HOW-MANY [SEED]: prints made-up read articles, a line of JSON each, as `onrecord read` does.
const [many = 0, seed = 1] = process.argv.slice(2).map(Number)
if (!(many > 0)) throw new Error('npm run made-up -w @onrecord/bench -- HOW-MANY [SEED]')
let n = 0
for (const article of madeUp({ ...materials(), seed })) {
  if (n++ === many) break
  if (!process.stdout.write(`${JSON.stringify(article)}\n`))
    await new Promise((done) => process.stdout.once('drain', done))
}

import { bestTree, type WordForms } from '@onrecord/language/training'
import { arena } from '../net/arena.js'
import { seeded, shuffled } from '../words/random.js'
import type { VectorsOf } from '../words/trained-vectors.js'
import { type Data, dataOf, type Example, type Item, numbered } from './data.js'
import { BATCH_ROWS, type Dropout, type Learner, LONGEST, learner } from './learn.js'
import { denseOf, type Model, newModel, type Widths } from './model.js'

export interface SyntaxSettings extends Widths {
  /** Shares left out at random while learning. */
  readonly dropout: Dropout
  readonly rounds: number
  /** The share of the automatic sentences that is learned from in each of the first `broad` rounds, and in later ones. */
  readonly broad: number
  readonly shares: readonly [broad: number, later: number]
  /** How much errors in automatic sentences count. */
  readonly automatic: number
  readonly rate: number
  /** Words of a batch, roughly. */
  readonly batch: number
  /** Features met less often are dropped. */
  readonly least: number
}

export const SYNTAX: SyntaxSettings = {
  form: 96,
  size: 80,
  upper: 1,
  arc: 64,
  label: 64,
  dropout: { feature: 0.1, naming: 0.12, form: 0.2, layer: 0.33 },
  rounds: 10,
  broad: 2,
  shares: [0.5, 0.08],
  automatic: 0.4,
  rate: 0.003,
  batch: 300,
  least: 3,
}

/** Steps from one share in the average of the weights to the next. */
const AVERAGE_EVERY = 20

/** A trained net with what its numbers mean. */
export interface Trained {
  readonly model: Model
  readonly data: Data
}

/** Learns tags and trees together, by mini-batches whose weights are averaged over the last third. */
export async function trainSyntax(
  examples: readonly Example[],
  known: WordForms,
  vectors: VectorsOf,
  settings: SyntaxSettings,
  log: (line: string) => void,
  held: readonly Example[] = [],
): Promise<Trained> {
  const random = seeded(3)
  const data = dataOf(
    examples.filter((s) => s.words.length <= LONGEST),
    known,
    settings.least,
  )
  const place = await arena()
  const model = newModel(
    place,
    settings,
    data.features.length,
    vectors.size,
    data.tags.length,
    data.relations.length,
    random,
  )
  const { dropout } = settings
  const l = learner(place, model, data, vectorsFor(data, vectors), random)
  const dense = denseOf(model)
  const words = data.items.reduce((n, s) => n + s.forms.length, 0)
  log(`${data.items.length} sentences, ${words} words, ${data.forms.length} forms, ${data.features.length} features`)
  const judge = held.length > 0 ? judgeOf(held, known, vectors, data, model, place) : undefined
  const wordsOf = (items: readonly Item[]): number => items.reduce((n, s) => n + s.forms.length + 1, 0)
  const automatic = wordsOf(data.items.filter((s) => s.automatic))
  const own = wordsOf(data.items) - automatic
  const later = Math.max(0, settings.rounds - settings.broad)
  const learned =
    own * settings.rounds +
    automatic * (Math.min(settings.broad, settings.rounds) * settings.shares[0] + later * settings.shares[1])
  const all = learned / settings.batch
  let step = 0
  for (let round = 0; round < settings.rounds; round++) {
    const loss = { tags: 0, heads: 0, relations: 0 }
    let batches = 0
    const share = settings.shares[round < settings.broad ? 0 : 1]
    const items = data.items.filter((s) => !s.automatic || random() < share)
    for (const batch of batchesOf(items, settings.batch, random)) {
      const one = l.learn(batch, dropout, settings.automatic)
      loss.tags += one.tags
      loss.heads += one.heads
      loss.relations += one.relations
      const rate = settings.rate * Math.min(1, step / 300) * Math.max(0.02, 1 - step / all)
      for (const w of dense) w.step(rate)
      model.rows.step(rate)
      step++
      batches++
      // Now and then in the last third the weights go into their average.
      if (step > (2 / 3) * all && step % AVERAGE_EVERY === 0) {
        for (const w of dense) w.average()
        model.rows.average()
      }
    }
    const mean = (n: number): string => (n / batches).toFixed(3)
    log(
      `round ${round + 1}: loss ${mean(loss.tags)} tags, ${mean(loss.heads)} heads, ${mean(loss.relations)} relations${judge ? `; ${judge()}` : ''}`,
    )
  }
  return { model, data }
}

function vectorsFor(data: Pick<Data, 'forms'>, vectors: VectorsOf): Float32Array {
  const out = new Float32Array(data.forms.length * vectors.size)
  data.forms.forEach((f, i) => {
    vectors.write(f.word, out, i * vectors.size)
  })
  return out
}

/** The items in random order, cut into batches of about `words` words. */
function* batchesOf(items: readonly Item[], words: number, random: () => number): Generator<Item[]> {
  let batch: Item[] = []
  let rows = 0
  for (const i of shuffled(items.length, random)) {
    const item = items[i]!
    batch.push(item)
    rows += item.forms.length + 1
    if (rows < words) continue
    yield batch
    batch = []
    rows = 0
  }
  if (batch.length > 0) yield batch
}

/** A function that scores the model as it is on held-out sentences. */
function judgeOf(
  held: readonly Example[],
  known: WordForms,
  vectors: VectorsOf,
  { tags, relations, features }: Data,
  model: Model,
  place: Parameters<typeof learner>[0],
): () => string {
  const data = numbered(held, known, tags, relations, features)
  const l: Learner = learner(place, model, data, vectorsFor(data, vectors), seeded(1))
  return () => {
    let words = 0
    let tagged = 0
    let attached = 0
    let labelled = 0
    const heads = new Int32Array(BATCH_ROWS)
    const plain = (r: number): string => (relations[r] ?? '').split(':')[0]!
    for (const item of data.items) {
      if (item.forms.length > LONGEST) continue
      l.ask([item], (_, said) => {
        const n = item.forms.length
        bestTree(said.scores, said.stride, n, heads)
        for (let d = 1; d <= n; d++) {
          words++
          if (said.tags[d - 1] === item.tags[d - 1]) tagged++
          if (heads[d] !== item.heads[d - 1]) continue
          attached++
          if (plain(said.relation(d, heads[d]!)) === plain(item.relations[d - 1]!)) labelled++
        }
      })
    }
    const share = (n: number): string => ((100 * n) / words).toFixed(2)
    return `held out: tags ${share(tagged)}, UAS ${share(attached)}, LAS ${share(labelled)}`
  }
}

import {
  countMarks,
  isDone,
  LEFT,
  look,
  PARSE_ROLES,
  type ParseState,
  parsePairFeatures,
  parseRoleFeatures,
  parseState,
  parseView,
  RIGHT,
  SHIFT,
  step,
  validSteps,
  type WordForm,
  type WordForms,
} from '@onrecord/language/training'
import { bagTrainer } from '../net/bag-trainer.js'
import { softmax, softmaxGradient } from '../net/softmax.js'
import { seeded, shuffled } from '../words/random.js'
import { bestSteps, type GoldTree } from './oracle.js'

/** A sentence with the tags the parser will see, and its gold tree. Heads count from 0, -1 is the root. */
export interface ParsedSentence {
  readonly words: readonly string[]
  readonly tags: readonly string[]
  readonly heads: readonly number[]
  readonly relations: readonly string[]
  /** How much its errors count, 1 where nothing is said. */
  readonly weight?: number
}

export interface ParserSettings {
  readonly hidden: number
  readonly rounds: number
  readonly rate: number
  readonly dropout: number
  readonly least: number
  readonly hide: number
  /** What each feature's sum of squared gradients starts with: the more, the less is learned from rare features. */
  readonly damping?: number
  /** Width of the first weights of a feature, around 0. */
  readonly spread?: number
  /** Features kept at most in the weights file. */
  readonly most?: number
  /** Share of steps that follow the net's own choice from the second round on. */
  readonly explore: number
}

export const PARSER: ParserSettings = {
  hidden: 64,
  rounds: 4,
  rate: 0.08,
  dropout: 0,
  least: 5,
  hide: 0.1,
  explore: 0.9,
  damping: 3,
  spread: 0.03,
  most: 80_000,
}

/** How often in a round the weights go into their average, in the later half of the rounds. */
const AVERAGED = 4

interface Item {
  readonly forms: readonly WordForm[]
  readonly tags: Uint8Array
  readonly gold: GoldTree
  readonly weight: number
}

/** Trains the parser with a dynamic oracle; gives the bytes of its weights. */
export function trainParser(
  sentences: readonly ParsedSentence[],
  forms: WordForms,
  settings: ParserSettings,
  log: (line: string) => void,
  eachRound: (bytes: () => Uint8Array) => void = () => {},
): Uint8Array {
  const random = seeded(3)
  const tags = [...new Set(sentences.flatMap((s) => s.tags))].sort()
  const relations = [...new Set(sentences.flatMap((s) => s.relations))].sort()
  const tagNumber = new Map(tags.map((t, i) => [t, i]))
  const relationNumber = new Map(relations.map((r, i) => [r, i]))
  const trainer = bagTrainer(settings.hidden, random, settings.damping, settings.spread)
  const actionLayer = trainer.layer('action', 3)
  const labelLayers = [actionLayer, trainer.layer('left', relations.length), trainer.layer('right', relations.length)]
  const edge = forms.edge
  const data: Item[] = sentences.map((s) => ({
    forms: s.words.map(forms.of),
    tags: Uint8Array.from(s.tags, (t) => tagNumber.get(t)!),
    gold: goldTree(
      s.heads,
      s.relations.map((r) => relationNumber.get(r)!),
    ),
    weight: s.weight ?? 1,
  }))

  const view = parseView(PARSE_ROLES)
  const word = new Int32Array(PARSE_ROLES)
  const tag = new Int32Array(PARSE_ROLES)
  const coarse = new Int32Array(PARSE_ROLES)
  const rows = new Int32Array(512)
  let count = 0
  const add = (feature: number): void => {
    rows[count++] = trainer.row(feature)
  }
  let roleRows = new Map<number, Int32Array>()
  let counting = true
  const role = (form: WordForm, t: number, r: number): void => {
    const key = (form.id * 64 + t) * PARSE_ROLES + r
    const known = counting ? undefined : roleRows.get(key)
    if (known) {
      rows.set(known, count)
      count += known.length
      return
    }
    const from = count
    parseRoleFeatures(form, t, r, add)
    if (!counting) roleRows.set(key, rows.slice(from, count))
  }
  const features = (s: ParseState, item: Item): void => {
    count = 0
    for (let r = 0; r < PARSE_ROLES; r++) {
      const at = view.at[r]!
      if (at < 0) {
        word[r] = 0
        tag[r] = -1
        coarse[r] = -1
        continue
      }
      const form = at < s.n ? item.forms[at]! : edge
      const t = at < s.n ? item.tags[at]! : tags.length
      word[r] = form.word
      tag[r] = t
      coarse[r] = form.coarse
      role(form, t, r)
    }
    parsePairFeatures(view, word, tag, coarse, add)
  }

  const gradient = new Float32Array(3)
  const labelGradient = new Float32Array(relations.length)
  const back = new Float32Array(settings.hidden)
  /** Goes through one sentence; learns from it unless features are only being counted. Gives the right heads. */
  const go = (item: Item, rate: number, explore: number): number => {
    const s = parseState(item.forms.length)
    const marks = countMarks(s.n, (i) => tags[item.tags[i]!]!)
    let right = 0
    while (!isDone(s)) {
      look(s, view, marks.commas, marks.quotes, marks.verbs)
      const valid = validSteps(s)
      const best = bestSteps(s, item.gold)
      const s0 = s.depth > 0 ? s.stack[s.depth - 1]! : -1
      let action = valid === 1 << SHIFT ? SHIFT : s.next === s.n && valid === 1 << LEFT ? LEFT : -1
      let relation = s0 >= 0 ? item.gold.relations[s0]! : -1
      if (action < 0) {
        features(s, item)
        action = best & (1 << SHIFT) ? SHIFT : best & (1 << LEFT) ? LEFT : RIGHT
        // Among equally good steps an arc that is right comes first.
        if (best & (1 << LEFT) && item.gold.heads[s0] === s.next) action = LEFT
        else if (best & (1 << RIGHT) && item.gold.heads[s0] === s.stack[s.depth - 2]) action = RIGHT
        if (!counting) {
          for (let k = 0; k < count; k++) if (random() < settings.hide) rows[k] = -1
          const h = trainer.forward(rows, count, settings.dropout)
          const out = actionLayer.forward(h)
          const predicted = argmax(out, valid)
          actionGradient(out, valid, best, gradient)
          for (let a = 0; a < 3; a++) gradient[a]! *= item.weight
          back.fill(0)
          const chosen = best & (1 << predicted) ? predicted : random() < explore ? predicted : action
          const bestArc = best & (1 << predicted) ? predicted : action
          if (bestArc !== SHIFT && arcIsGold(s, item.gold, bestArc)) {
            const layer = labelLayers[bestArc]!
            const labels = layer.forward(h)
            softmaxGradient(labels, item.gold.relations[s0]!, labelGradient)
            for (let a = 0; a < relations.length; a++) labelGradient[a]! *= item.weight
            layer.backward(h, labelGradient, back, rate)
          }
          actionLayer.backward(h, gradient, back, rate)
          trainer.backward(rows, count, back, rate)
          action = chosen
          relation = item.gold.relations[s0] ?? -1
        }
      }
      if (action !== SHIFT && arcIsGold(s, item.gold, action)) right++
      step(s, action, relation)
    }
    return right
  }

  for (const item of data) go(item, 0, 0)
  log(`${trainer.fix(settings.least)} features`)
  counting = false
  roleRows = new Map()
  const facts = { tags, relations }
  for (let round = 0; round < settings.rounds; round++) {
    const rate = settings.rate * (1 - (0.9 * round) / settings.rounds)
    let right = 0
    let all = 0
    const order = shuffled(data.length, random)
    const part = Math.ceil(order.length / AVERAGED)
    order.forEach((item, k) => {
      right += go(data[item]!, rate, round === 0 ? 0 : settings.explore)
      all += data[item]!.forms.length
      if (round >= settings.rounds / 2 && (k + 1) % part === 0) trainer.average()
    })
    log(`round ${round + 1}: ${((100 * right) / all).toFixed(2)} % of heads right while learning`)
    if (round >= settings.rounds - 2) eachRound(() => trainer.bytes(facts, settings.most))
  }
  return trainer.bytes(facts, settings.most)
}

const arcIsGold = (s: ParseState, gold: GoldTree, action: number): boolean =>
  gold.heads[s.stack[s.depth - 1]!] === (action === LEFT ? s.next : s.stack[s.depth - 2])

function goldTree(heads: readonly number[], relations: readonly number[]): GoldTree {
  const n = heads.length
  const children: number[][] = Array.from({ length: n + 1 }, () => [])
  heads.forEach((h, i) => {
    children[h < 0 ? n : h]!.push(i)
  })
  return {
    heads: Int32Array.from([...heads.map((h) => (h < 0 ? n : h)), -1]),
    relations: Int32Array.from(relations),
    children,
  }
}

function argmax(out: Float32Array, valid: number): number {
  let best = -1
  for (let a = 0; a < 3; a++) if (valid & (1 << a) && (best < 0 || out[a]! > out[best]!)) best = a
  return best
}

/** Gradient where any of the `best` steps is right, in the shares the net gives them. */
function actionGradient(out: Float32Array, valid: number, best: number, gradient: Float32Array): void {
  for (let a = 0; a < 3; a++) if (!(valid & (1 << a))) out[a] = -1e9
  softmax(out)
  let good = 1e-9
  for (let a = 0; a < 3; a++) if (best & (1 << a)) good += out[a]!
  for (let a = 0; a < 3; a++) gradient[a] = out[a]! - (best & (1 << a) ? out[a]! / good : 0)
}

import type { WordForm } from '../features/word-form.js'
import { activate, bagNet, outputs } from '../net/bag-net.js'
import { countMarks } from './marks.js'
import { PARSE_ROLES, parsePairFeatures, parseRoleFeatures } from './parse-features.js'
import {
  isDone,
  LEFT,
  look,
  type ParseState,
  parseState,
  parseView,
  RIGHT,
  SHIFT,
  step,
  validSteps,
} from './parse-state.js'

/** What the weights of the parser say beside the net. */
export interface ParseFacts {
  /** Penn tags by the numbers the features use; `tags.length` is the root. */
  readonly tags: readonly string[]
  /** Relations, in the order of the outputs of both label layers. */
  readonly relations: readonly string[]
}

/** Gives words their heads and relations. */
export interface Parser {
  readonly relations: readonly string[]
  /** The number by which the features know a tag. */
  tagNumber(tag: string): number
  /**
   * Parses the words `first` to `last` (excluded), one sentence, with their tag numbers. Writes each word's head (-1 for
   * the root's) as an index like `first`, and its relation's number.
   */
  parse(
    forms: readonly WordForm[],
    tags: Uint8Array,
    first: number,
    last: number,
    heads: Int32Array,
    relations: Uint8Array,
  ): void
  /** Forgets what it remembers of forms: they are numbered anew. */
  reset(): void
}

interface Remembered {
  readonly sums: Int32Array
  /** Bits of the roles whose sums are made. */
  made: number
}

/** Opens the weights `parser`: a greedy arc-hybrid parser. `edge` is the root's form. */
export function parser(bytes: Uint8Array, edge: WordForm): Parser {
  const net = bagNet<ParseFacts>(bytes)
  const { tags: tagNames, relations: relationNames } = net.facts
  const numbers = new Map(tagNames.map((t, i) => [t, i]))
  const root = relationNames.indexOf('root')
  const actionLayer = net.layer('action')
  const labelLayers = [net.layer('action'), net.layer('left'), net.layer('right')]
  const { hidden } = net
  const total = new Int32Array(hidden)
  const h = new Float32Array(hidden)
  const actions = new Float32Array(3)
  const labels = new Float32Array(relationNames.length)
  const view = parseView(PARSE_ROLES)
  const word = new Int32Array(PARSE_ROLES)
  const tag = new Int32Array(PARSE_ROLES)
  const coarse = new Int32Array(PARSE_ROLES)
  let remembered = new Map<number, Remembered>()

  const addRole = (form: WordForm, tagNumber: number, role: number): void => {
    const key = form.id * 64 + tagNumber
    let known = remembered.get(key)
    if (!known) {
      known = { sums: new Int32Array(PARSE_ROLES * hidden), made: 0 }
      remembered.set(key, known)
    }
    const { sums } = known
    const from = role * hidden
    if ((known.made & (1 << role)) === 0) {
      known.made |= 1 << role
      parseRoleFeatures(form, tagNumber, role, net.note)
      net.sum(sums, from)
    }
    for (let k = 0; k < hidden; k++) total[k]! += sums[from + k]!
  }

  const score = (s: ParseState, forms: readonly WordForm[], tags: Uint8Array, first: number): void => {
    total.set(net.bias)
    for (let role = 0; role < PARSE_ROLES; role++) {
      const at = view.at[role]!
      if (at < 0) {
        word[role] = 0
        tag[role] = -1
        coarse[role] = -1
        continue
      }
      const form = at < s.n ? forms[first + at]! : edge
      const tagNumber = at < s.n ? tags[first + at]! : tagNames.length
      word[role] = form.word
      tag[role] = tagNumber
      coarse[role] = form.coarse
      addRole(form, tagNumber, role)
    }
    parsePairFeatures(view, word, tag, coarse, net.note)
    net.sum(total, 0)
    activate(total, h)
  }

  return {
    relations: relationNames,
    tagNumber: (t) => numbers.get(t) ?? tagNames.length,
    reset() {
      remembered = new Map()
    },
    parse(forms, tags, first, last, heads, relations) {
      const s = parseState(last - first)
      const marks = countMarks(s.n, (i) => tagNames[tags[first + i]!] ?? '')
      while (!isDone(s)) {
        const valid = validSteps(s)
        // Where but one step is left the net is asked for the relation alone.
        look(s, view, marks.commas, marks.quotes, marks.verbs)
        if (valid === 1 << SHIFT) {
          step(s, SHIFT, -1)
          continue
        }
        if (valid === 1 << LEFT && s.next === s.n) {
          step(s, LEFT, root)
          continue
        }
        score(s, forms, tags, first)
        outputs(actionLayer, h, actions)
        let action = -1
        for (let a = SHIFT; a <= RIGHT; a++)
          if (valid & (1 << a) && (action < 0 || actions[a]! > actions[action]!)) action = a
        let relation = -1
        if (action !== SHIFT) {
          outputs(labelLayers[action]!, h, labels)
          relation = 0
          for (let r = 1; r < labels.length; r++) if (labels[r]! > labels[relation]!) relation = r
        }
        step(s, action, relation)
      }
      for (let i = 0; i < s.n; i++) {
        heads[first + i] = s.heads[i] === s.n ? -1 : s.heads[i]! + first
        relations[first + i] = s.relations[i]!
      }
    },
  }
}

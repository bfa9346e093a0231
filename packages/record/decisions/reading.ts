import {
  type ActorId,
  type Condition,
  type Decision,
  type DecisionId,
  type NamedActor,
  type ReadArticle,
  type Span,
  shared,
} from '@onrecord/format'
import { type ActorRulings, withActors } from './actors.js'
import { findAll } from './anchor.js'
import { anchorsOf } from './anchors-of.js'
import { type Item, itemAt, rule } from './statements.js'

/** What is wanted to lay decisions over a reading. */
export interface Rulings {
  /** Those in force, in the order they take effect. */
  readonly decisions: readonly Decision[]
  /** Numbers of a decision's anchors that name this article. */
  readonly mine: (id: DecisionId) => readonly number[]
  readonly actors: ActorRulings
}

/** What decisions make of a reading. */
export interface DecidedReading {
  readonly article: ReadArticle
  /** Where decisions' words stand in it, by decision and number of the anchor; what is not found is left out. */
  readonly placed: readonly {
    readonly decision: DecisionId
    readonly anchor: number
    readonly spans: readonly Span[]
  }[]
}

/** Where an anchor stands: the words that were found, or null where what it is about is not there. */
type Placing = readonly Span[] | null

/**
 * Lays decisions over a reading: the same reading and the same decisions give the same bytes, in whatever order they
 * came. The reading itself is not changed.
 */
export function decideReading(reading: ReadArticle, { decisions, mine, actors }: Rulings): DecidedReading {
  const state = new Overlay(reading)
  const placed: { decision: DecisionId; anchor: number; spans: readonly Span[] }[] = []
  const links: (() => void)[] = []
  for (const d of decisions) {
    const anchors = anchorsOf(d)
    for (const anchor of mine(d.id)) {
      const place = (spans: Placing) => spans && placed.push({ decision: d.id, anchor, spans })
      const spans = findAll(reading.text, anchors[anchor]!.spans)
      if (spans === null) continue
      // What is linked is a statement as all decisions leave it.
      if (d.kind === 'link' && spans.length > 0) links.push(() => place(state.linked(spans)))
      else place(state.take(d, anchor, spans))
    }
  }
  for (const link of links) link()
  return { article: withActors(state.article(), actors), placed }
}

/** A reading while decisions are laid over it. */
class Overlay {
  readonly #items: Item[]
  readonly #brought = new Map<ActorId, NamedActor>()
  #article: ReadArticle
  #conditions: Condition[]

  constructor(reading: ReadArticle) {
    this.#article = reading
    this.#conditions = [...reading.conditions]
    this.#items = reading.statements.map((s) => ({ statement: s, read: s.content, rejected: false }))
  }

  /** Takes a decision whose words stand at `spans`. Gives where it is about something. */
  take(d: Decision, anchor: number, spans: readonly Span[]): Placing {
    switch (d.kind) {
      case 'confirm':
      case 'correct':
      case 'add':
      case 'reject':
        rule(this.#items, this.#article.text, d, spans)
        if ('actors' in d) for (const a of d.actors) this.#brought.set(a.id, a)
        return spans
      case 'fate':
        return anchor > 0 ? spans : this.#fate(d, spans)
      case 'actor-split':
        this.#split(d)
        return spans
      default:
        return spans
    }
  }

  /** The content of the statement that stands at a place, or null. */
  linked(spans: readonly Span[]): Placing {
    const item = itemAt(this.#items, spans)
    return item && !item.rejected ? item.statement.content : null
  }

  /** The reading as decided. */
  article(): ReadArticle {
    const statements = this.#items.filter((i) => !i.rejected).map((i) => i.statement)
    const kept = new Set(statements.map((s) => s.id))
    const still = (id: string | null) => (id !== null && kept.has(id) ? id : null)
    const here = new Set(this.#article.actors.map((a) => a.id))
    const named = new Set(
      statements.flatMap((s) => [...s.speakers, ...s.targets, ...(s.addressee ? [s.addressee] : [])]),
    )
    const brought = [...this.#brought.values()].filter((a) => named.has(a.id) && !here.has(a.id))
    return {
      ...this.#article,
      actors: [...this.#article.actors, ...brought.map((a) => ({ ...a, mentions: [] }))],
      statements,
      conditions: this.#conditions.map((c) => ({ ...c, statement: still(c.statement) })),
      events: this.#article.events.map((e) => ({ ...e, statement: still(e.statement) })),
    }
  }

  #fate(d: Extract<Decision, { kind: 'fate' }>, spans: readonly Span[]): Placing {
    const fate = { state: d.state, by: d.by, at: d.at, decision: d.id }
    if (d.of === 'statement') {
      const item = itemAt(this.#items, spans)
      if (!item) return null
      item.statement = { ...item.statement, fate }
      return spans
    }
    const likeness = this.#conditions.map((c) => shared([...c.trigger, ...c.consequence], spans))
    const best = likeness.indexOf(Math.max(...likeness))
    if (best < 0 || likeness[best]! < 0.5) return null
    this.#conditions[best] = { ...this.#conditions[best]!, fate }
    return spans
  }

  /** Makes an actor another in all that was read and decided until now. */
  #split({ actor, into }: Extract<Decision, { kind: 'actor-split' }>): void {
    const statements = this.#items.map((i) => i.statement)
    const split = withActors(
      { ...this.#article, statements, conditions: this.#conditions },
      { of: (id) => (id === actor ? into.id : id), named: (id) => (id === into.id ? into : undefined) },
    )
    this.#article = { ...split, statements: this.#article.statements }
    this.#conditions = [...split.conditions]
    this.#items.forEach((item, i) => {
      item.statement = split.statements[i]!
    })
  }
}

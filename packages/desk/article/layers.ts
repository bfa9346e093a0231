import type { Actor, Condition, MentionForm, Quantity, ReadArticle, Span, Statement, Time } from '@onrecord/format'
import type { Mark } from '../text/segments.js'

/** What can be marked in an article's text; each can be hidden. */
export const LAYERS = ['statements', 'conditions', 'actors', 'times', 'quantities'] as const
export type Layer = (typeof LAYERS)[number]

/** What one stretch of the text is. */
export type Meaning =
  | { readonly is: 'content' | 'cue' | 'source'; readonly item: string; readonly statement: Statement }
  | { readonly is: 'trigger' | 'consequence' | 'connective'; readonly item: string; readonly condition: Condition }
  | { readonly is: 'actor'; readonly actor: Actor; readonly form: MentionForm }
  | { readonly is: 'time'; readonly time: Time }
  | { readonly is: 'quantity'; readonly quantity: Quantity }
  | { readonly is: 'here' }

/** Something of an article that can be selected: a statement, or a condition that stands in none. */
export type Item =
  | { readonly key: string; readonly start: number; readonly kind: 'statement'; readonly statement: Statement }
  | { readonly key: string; readonly start: number; readonly kind: 'condition'; readonly condition: Condition }

const conditionKey = (index: number): string => `if-${index + 1}`
const first = (spans: readonly Span[]): number => Math.min(...spans.map((s) => s.start))

/** All that can be selected, in order of place. */
export function itemsOf(article: ReadArticle): Item[] {
  const statements = article.statements.map(
    (statement): Item => ({ key: statement.id, start: first(statement.content), kind: 'statement', statement }),
  )
  const conditions = article.conditions.flatMap((condition, i): Item[] =>
    condition.statement === null
      ? [
          {
            key: conditionKey(i),
            start: first([...condition.trigger, ...condition.consequence]),
            kind: 'condition',
            condition,
          },
        ]
      : [],
  )
  return [...statements, ...conditions].sort((a, b) => a.start - b.start)
}

/** The marks of the layers that are shown. `here` is a stretch that the address leads to. */
export function marksOf(article: ReadArticle, hidden: ReadonlySet<string>, here: Span | null): Mark<Meaning>[] {
  const out: Mark<Meaning>[] = []
  const put = (spans: readonly Span[], mark: Meaning) => {
    for (const span of spans) out.push({ span, mark })
  }
  if (!hidden.has('statements'))
    for (const statement of article.statements) {
      const item = statement.id
      put(statement.content, { is: 'content', item, statement })
      put(statement.cue, { is: 'cue', item, statement })
      put(statement.source, { is: 'source', item, statement })
    }
  if (!hidden.has('conditions'))
    for (const [i, condition] of article.conditions.entries()) {
      const item = condition.statement ?? conditionKey(i)
      put(condition.trigger, { is: 'trigger', item, condition })
      put(condition.consequence, { is: 'consequence', item, condition })
      put(condition.connective, { is: 'connective', item, condition })
    }
  if (!hidden.has('actors'))
    for (const actor of article.actors)
      for (const mention of actor.mentions) put([mention], { is: 'actor', actor, form: mention.form })
  if (!hidden.has('times')) for (const time of article.times) put([time], { is: 'time', time })
  if (!hidden.has('quantities'))
    for (const quantity of article.quantities) put([quantity], { is: 'quantity', quantity })
  if (here) put([here], { is: 'here' })
  return out
}

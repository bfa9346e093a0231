import {
  type Asserted,
  type Decided,
  type Decision,
  type DecisionId,
  type Quoted,
  type Span,
  type Statement,
  shared,
} from '@onrecord/format'
import { find } from './anchor.js'

/** A statement while decisions are laid over it. */
export interface Item {
  /** As it is shown. */
  statement: Statement
  /** Its content as it was read: what an earlier decision was pointed at is still found when a later one moved it. */
  readonly read: readonly Span[]
  /** Decided not to be one; kept, since a later decision may bring it back. */
  rejected: boolean
}

type OnStatement = Extract<Decision, { kind: 'confirm' | 'correct' | 'reject' | 'add' }>

/** Share of the characters of two contents that both must have to be the same statement in two readings. */
const SAME = 0.6

/** The statement whose content is most nearly this, or undefined where none is near. */
export function itemAt(items: readonly Item[], content: readonly Span[], cue: readonly Span[] = []): Item | undefined {
  let found: Item | undefined
  let most = SAME
  for (const item of items) {
    const likeness = Math.max(shared(item.statement.content, content), shared(item.read, content))
    const score = likeness + (likeness >= SAME && cue.length > 0 ? shared(item.statement.cue, cue) / 10 : 0)
    if (score > most || (found === undefined && score >= most)) [found, most] = [item, score]
  }
  return found
}

/** Lays a decision over the statements of a text; `content` is where its words stand now. */
export function rule(items: Item[], text: string, d: OnStatement, content: readonly Span[]): void {
  const cue = 'as' in d ? present(text, d.as.cue) : []
  const item = itemAt(items, content, cue)
  if (d.kind === 'reject') {
    if (item) item.rejected = true
    return
  }
  const how = d.kind === 'confirm' ? 'confirmed' : d.kind === 'correct' ? 'corrected' : 'added'
  const at = item ?? newItem(items, text, d, content)
  at.rejected = false
  const before = at.statement.decided
  const decided: Decided = {
    // What was corrected once and is confirmed as corrected is still not what was read.
    how: how === 'confirmed' && before && before.how !== 'confirmed' ? before.how : item ? how : 'added',
    by: d.by,
    at: d.at,
    decisions: [...(before?.decisions ?? []), d.id],
  }
  // A reading that comes to the same as what was confirmed keeps its own spans, which may be the better ones.
  const fields = d.kind === 'correct' && item ? d.change : d.kind === 'correct' ? { ...d.as, ...d.change } : d.as
  at.statement = { ...at.statement, ...fieldsOf(text, fields, content), decided }
}

/** The id of a statement that no reading found. */
const idOf = (id: DecisionId): string => `d-${id.slice(0, 12)}`

function newItem(
  items: Item[],
  text: string,
  d: Exclude<OnStatement, { kind: 'reject' }>,
  content: readonly Span[],
): Item {
  const { source, cue, content: _, ...fields } = d.as
  const spans = { source: present(text, source), cue: present(text, cue), content }
  const statement: Statement = { id: idOf(d.id), ...fields, ...spans, depth: 0, confidence: 1 }
  const item: Item = { statement, read: content, rejected: false }
  const first = content[0]?.start ?? 0
  const behind = items.findIndex((i) => (i.statement.content[0]?.start ?? 0) > first)
  items.splice(behind < 0 ? items.length : behind, 0, item)
  return item
}

/** The spans of quotations that still stand in the text. */
const present = (text: string, quotes: readonly Quoted[]): Span[] => quotes.flatMap((q) => find(text, q) ?? [])

function fieldsOf(text: string, fields: Partial<Asserted>, content: readonly Span[]): Partial<Statement> {
  const { source, cue, content: moved, ...others } = fields
  const contentNow = moved ? present(text, moved) : content
  return {
    ...others,
    ...(source && { source: present(text, source) }),
    ...(cue && { cue: present(text, cue) }),
    ...(moved && { content: contentNow.length > 0 ? contentNow : content }),
  }
}

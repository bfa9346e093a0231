import type { Event, Span, Statement } from '@onrecord/format'
import { tree } from '../clauses/tree.js'
import type { Conditioned, Context, Told } from '../layers.js'
import { around } from '../statements/around.js'
import { eventLexicon } from './lexicon.js'
import { matches } from './match.js'
import { participants } from './participants.js'
import { standing } from './standing.js'
import { when } from './when.js'

/** An event's words further apart than this many characters are shown by their head alone. */
const WIDE = 80

/**
 * Codes who did what to whom, when, by PLOVER's types: a lexicon tells the deed, the syntax who did it to whom. What is denied,
 * intended or only possible says so in `aux`. Events in which nobody known takes part are left out.
 */
export function events(layer: Conditioned, context: Context): Told {
  const t = tree(layer.analysis)
  const lexicon = eventLexicon(context.language)
  const out: Event[] = []
  const statementsAt = around(layer.statements, (s) => s.content)
  const conditionsAt = around(layer.conditions, (c) => [...c.trigger, ...c.consequence])
  for (const match of matches(t, lexicon)) {
    const { start, end } = t.tokens[match.head]!
    const statement = innermost(statementsAt({ start, end }), { start, end })
    const { actor, recipient } = participants(t, lexicon, match, statement, layer)
    const noun = t.tokens[match.head]!.tag.startsWith('N')
    if (actor === null && (recipient === null || noun)) continue
    const aux = standing(t, lexicon, match, conditionsAt({ start, end }))
    const { from, to, historical } = when(t, match.head, aux, layer)
    const first = t.tokens[match.tokens[0]!]!
    const last = t.tokens[match.tokens[match.tokens.length - 1]!]!
    out.push({
      type: match.telling.type,
      mode: match.telling.mode,
      aux: aux ?? (historical ? 'historical' : null),
      actor,
      recipient,
      span: last.end - first.start > WIDE ? { start, end } : { start: first.start, end: last.end },
      from,
      to,
      statement: statement?.id ?? null,
      ...(context.explain && {
        why: {
          rule: `${noun ? 'noun' : 'verb'} of ${match.telling.type}`,
          spans: match.tokens.map((x) => spanOf(t.tokens[x]!)),
        },
      }),
    })
  }
  return { ...layer, events: out }
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })

/** The innermost statement whose content holds a place. */
function innermost(statements: readonly Statement[], place: Span): Statement | null {
  let best: Statement | null = null
  for (const s of statements)
    if (s.content.some((c) => c.start <= place.start && place.end <= c.end) && (!best || s.depth >= best.depth))
      best = s
  return best
}

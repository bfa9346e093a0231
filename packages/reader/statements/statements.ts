import { type ActorId, holds, type Statement } from '@onrecord/format'
import { wordsOf } from '../actors/words.js'
import type { Attributed, Attribution, Context, Stated } from '../layers.js'
import { act } from './act.js'
import { isHypothetical } from './hypothetical.js'
import { narratorOf } from './narrator.js'
import { said } from './said.js'
import { speaker } from './speaker.js'
import { isUnheard } from './unheard.js'

/** Makes statements of attributions: who speaks to whom about whom, what kind of act, when. */
export function statements(layer: Attributed, context: Context): Stated {
  const out: Statement[] = []
  // Whose turn it is, up to where: "I" within it is theirs, else it is the article's own voice.
  let turn: { readonly until: number; readonly speaker: ActorId | null } = { until: 0, speaker: null }
  let narrator: ActorId | null | undefined
  const unheard: Attribution[] = []
  const self = (at: number): ActorId | null => {
    if (at < turn.until) return turn.speaker
    if (narrator === undefined) narrator = narratorOf(layer, context, wordsOf(context.language))
    return narrator
  }
  for (const a of layer.attributions) {
    const voices = speaker(a, layer, context, self)
    if (isUnheard(a, voices.speaker !== null, layer, context.language) || isHypothetical(a, layer, context.language)) {
      unheard.push(a)
      continue
    }
    if (a.turn) turn = { until: Math.max(...a.content.map((c) => c.end)), speaker: voices.speaker }
    const kind = act(a, voices.speaker, layer, context)
    out.push({
      id: `s${out.length + 1}`,
      source: a.source,
      cue: a.cue,
      content: a.content,
      kind: a.kind,
      ...voices,
      act: kind.act,
      said: said(a, kind.act, layer, context),
      depth: a.depth - unheard.filter((o) => a.cue.every((c) => o.content.some((x) => holds(x, c)))).length,
      negated: kind.negated,
      confidence: a.confidence,
      ...(context.explain &&
        a.why && {
          why: { ...a.why, rule: `${a.why.rule}; act ${kind.rule}` },
        }),
    })
  }
  return { ...layer, statements: out }
}

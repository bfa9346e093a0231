import type { Statement } from '@onrecord/format'
import type { Attributed, Context, Stated } from '../layers.js'
import { act } from './act.js'
import { said } from './said.js'
import { speaker } from './speaker.js'

/** Makes statements of attributions: who speaks to whom about whom, what kind of act, when. */
export function statements(layer: Attributed, context: Context): Stated {
  const out: Statement[] = []
  for (const a of layer.attributions) {
    const voices = speaker(a, layer, context)
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
      depth: a.depth,
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

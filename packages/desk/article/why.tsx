import { type Why as Reason, sliceAll } from '@onrecord/format'
import { Words } from '../views/words.js'

/** Why something was concluded: the rule or score, and the words that decided. Nothing where the reading does not say. */
export function Why({ why, text }: { why: Reason | undefined; text: string }) {
  if (!why || (why.rule === undefined && why.score === undefined)) return null
  return (
    <span class="why">
      {why.rule ?? `score ${why.score!.toFixed(2)}`}
      {why.spans && why.spans.length > 0 ? (
        <>
          : <Words text={sliceAll(text, why.spans)} />
        </>
      ) : null}
    </span>
  )
}

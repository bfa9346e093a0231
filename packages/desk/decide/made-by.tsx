import type { Decision } from '@onrecord/format'
import { Words } from '../views/words.js'
import { showMoment } from './mark.js'

/** Who made a decision and when, with the button that takes it back. */
export const MadeBy = ({ decision, onTakeBack }: { decision: Decision; onTakeBack: (id: string) => void }) => (
  <span class="line-meta">
    <span>
      <Words text={decision.by} />
    </span>
    <time dateTime={decision.at}>{showMoment(decision.at)}</time>
    <button type="button" class="link-button" onClick={() => onTakeBack(decision.id)}>
      Take back
    </button>
  </span>
)

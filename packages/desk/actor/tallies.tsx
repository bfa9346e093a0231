import { ACTS, type Act } from '@onrecord/format'
import type { Towards } from '@onrecord/server'
import { toActor } from '../addresses.js'
import { familyOf } from '../text/acts.js'
import { figure } from '../text/counted.js'
import { Glyph } from '../views/glyph.js'
import { Words } from '../views/words.js'

const SHOWN = 8
const MOST_MARKS = 14

/** Actors with a mark for each statement, coloured by act: how two stand to each other, at a glance. */
export const Tallies = ({ title, rows }: { title: string; rows: readonly Towards[] }) => (
  <section>
    <h2>{title}</h2>
    {rows.length === 0 ? <p class="quiet">Nobody, as far as is on record.</p> : null}
    <ul class="tallies">
      {rows.slice(0, SHOWN).map((row) => (
        <li key={row.id}>
          <a href={toActor(row.id)}>
            <Words text={row.name} />
          </a>
          <span class="marks">
            {marksOf(row).map((act, i) => (
              <Glyph key={i} family={familyOf(act)} />
            ))}
          </span>
          <span class="count">{figure(row.n)}</span>
        </li>
      ))}
    </ul>
  </section>
)

/** As many marks as there is room for, each act with its share of them, from the most cooperative on. */
function marksOf({ acts, n }: Towards): Act[] {
  const scale = Math.min(1, MOST_MARKS / n)
  return [...acts]
    .sort((a, b) => ACTS.indexOf(a.act) - ACTS.indexOf(b.act))
    .flatMap(({ act, n: times }) => Array<Act>(Math.max(1, Math.round(times * scale))).fill(act))
    .slice(0, MOST_MARKS)
}

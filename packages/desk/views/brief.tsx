import type { Brief } from '@onrecord/server'
import { toBrief } from '../addresses.js'
import { useAnswer } from '../use-answer.js'
import { ChangedLine } from './changed-line.js'
import { ConditionLine } from './condition-line.js'
import { DifferenceLine } from './difference-line.js'
import { First } from './first.js'
import { StatementLine } from './statement-line.js'
import { Answered } from './states.js'

const ASKED = 30
const SHOWN = 5

/** Where things stand, what is open, where reports disagree: the brief beside the picture. */
export function BriefAside({ story }: { story: string }) {
  const asked = useAnswer('/api/brief', { story, limit: ASKED })
  return (
    <aside class="brief" aria-label="Brief">
      <Answered asked={asked}>
        {(brief) => (
          <>
            <section>
              <h2>
                Where things stand <a href={toBrief(story)}>the whole brief</a>
              </h2>
              {brief.stands.length === 0 ? <p class="quiet">Nobody is on record yet.</p> : null}
              <First of={brief.stands} most={SHOWN}>
                {({ statement, reports }) => (
                  <StatementLine key={statement.article + statement.id} row={statement} reports={reports} />
                )}
              </First>
            </section>
            <section>
              <h2>What changed last</h2>
              {brief.changed.length === 0 ? <p class="quiet">Nothing dated is on record.</p> : null}
              <First of={brief.changed} most={SHOWN}>
                {(line) => <ChangedLine key={keyOfChanged(line)} line={line} />}
              </First>
            </section>
            <section>
              <h2>
                What is open <a href="/ledger?state=open">the ledger</a>
              </h2>
              {brief.open.length === 0 ? <p class="quiet">No conditions are on record.</p> : null}
              <First of={brief.open} most={SHOWN}>
                {({ condition }) => <ConditionLine key={condition.id} row={condition} />}
              </First>
            </section>
            <section>
              <h2>
                Where reports disagree <a href="/occasions">all occasions</a>
              </h2>
              {brief.disagree.length === 0 ? (
                <p class="quiet">No two reports of one occasion differ, or no occasion has two reports.</p>
              ) : null}
              <First of={brief.disagree} most={SHOWN}>
                {({ difference, quotes }) => (
                  <DifferenceLine key={difference.id} difference={difference} quotes={quotes} />
                )}
              </First>
            </section>
          </>
        )}
      </Answered>
    </aside>
  )
}

const keyOfChanged = (line: Brief['changed'][number]): string =>
  line.kind === 'statement'
    ? `s ${line.statement.article} ${line.statement.id}`
    : line.kind === 'occasion'
      ? line.occasion.id
      : line.event.id

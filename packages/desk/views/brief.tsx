import { useAnswer } from '../use-answer.js'
import { ConditionLine } from './condition-line.js'
import { DifferenceLine } from './difference-line.js'
import { StatementLine } from './statement-line.js'
import { Answered } from './states.js'

const MOST = 5

/** Where things stand, what is open, where reports disagree: the brief beside the picture. */
export function BriefAside({ story }: { story: string }) {
  const asked = useAnswer('/api/brief', { story, limit: MOST })
  return (
    <aside class="brief" aria-label="Brief">
      <Answered asked={asked}>
        {(brief) => (
          <>
            <section>
              <h2>Where things stand</h2>
              {brief.stands.length === 0 ? <p class="quiet">Nobody is on record yet.</p> : null}
              {brief.stands.slice(0, MOST).map((line) => (
                <StatementLine
                  key={line.statement.article + line.statement.id}
                  row={line.statement}
                  reports={line.reports}
                />
              ))}
            </section>
            <section>
              <h2>
                What is open <a href="/conditions">all conditions</a>
              </h2>
              {brief.open.length === 0 ? <p class="quiet">No conditions are on record.</p> : null}
              {brief.open.slice(0, MOST).map((line) => (
                <ConditionLine key={line.condition.id} row={line.condition} />
              ))}
            </section>
            <section>
              <h2>
                Where reports disagree <a href="/occasions">all occasions</a>
              </h2>
              {brief.disagree.length === 0 ? (
                <p class="quiet">No two reports of one occasion differ, or no occasion has two reports.</p>
              ) : null}
              {brief.disagree.slice(0, MOST).map((line) => (
                <DifferenceLine key={line.difference.id} difference={line.difference} quotes={line.quotes} />
              ))}
            </section>
          </>
        )}
      </Answered>
    </aside>
  )
}

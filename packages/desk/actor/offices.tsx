import { isDay } from '@onrecord/format'
import type { ActorShown, OfficeShown } from '@onrecord/server'
import { toActor } from '../addresses.js'
import { showRange, showTerm } from '../text/dates.js'
import { useQuery } from '../use-query.js'
import { DayField } from '../views/day-field.js'
import { Words } from '../views/words.js'

const LEAST = 6

/** Who somebody is on which day: the offices with their days, those held on the day asked about set off. */
export function Offices({ actor }: { actor: ActorShown }) {
  const [query, setQuery] = useQuery()
  if (actor.offices.length === 0) return null
  const on = query.get('on') ?? ''
  const held = actor.offices.filter((o) => o.held)
  return (
    <section class="offices" aria-labelledby="offices">
      <h2 id="offices">Who they are on which day</h2>
      <div class="filters">
        <DayField label="On" value={on} example={actor.on} onChange={(day) => setQuery({ on: day })} />
        <p class="held" role="status">
          {held.length === 0 ? (
            <>No office that is known of on {showRange({ from: actor.on, to: actor.on })}.</>
          ) : (
            <>
              On {showRange({ from: actor.on, to: actor.on })}:{' '}
              {held.map((o, i) => (
                <span key={`${o.role} ${o.of} ${o.from}`}>
                  {i > 0 ? ', ' : ''}
                  <strong>{o.role}</strong> of <Words text={o.ofName} />
                </span>
              ))}
              .
            </>
          )}
        </p>
      </div>
      <Bars offices={actor.offices} on={isDay(actor.on) ? actor.on : null} />
    </section>
  )
}

/** The offices as bars over their days, the newest first. */
function Bars({ offices, on }: { offices: readonly OfficeShown[]; on: string | null }) {
  const ends = offices.flatMap((o) => [o.from, o.to, on]).flatMap((day) => (day === null ? [] : Date.parse(day)))
  const first = Math.min(...ends)
  // An office without an end goes on beyond the last day there is.
  const beyond = offices.some((o) => o.to === null) ? Math.max(Date.now(), Math.max(...ends)) : 0
  const last = Math.max(beyond, ...ends)
  const place = (day: string | null, open: number) =>
    day === null ? open : (100 * (Date.parse(day) - first)) / Math.max(1, last - first)
  return (
    <ul class="office-bars">
      {offices.map((o) => {
        const from = place(o.from, 0)
        const to = place(o.to, 100)
        return (
          <li key={`${o.role} ${o.of} ${o.from}`} class={o.held ? 'held-office' : undefined}>
            <span class="office-name">
              {o.role} of{' '}
              <a href={toActor(o.of)}>
                <Words text={o.ofName} />
              </a>
              <span class="quiet">{showTerm(o)}</span>
            </span>
            <span class="office-line" aria-hidden="true">
              <span
                class={`${o.from === null ? 'open-from ' : ''}${o.to === null ? 'open-to' : ''}`}
                style={{ insetInlineStart: `${from}%`, width: `max(${LEAST}px, ${Math.max(0, to - from)}%)` }}
              />
              {on === null ? null : <i style={{ insetInlineStart: `${place(on, 0)}%` }} />}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

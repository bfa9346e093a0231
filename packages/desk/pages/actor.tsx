import type { ActorSays, ActorShown } from '@onrecord/server'
import { useMemo } from 'preact/hooks'
import { Identity } from '../actor/identity.js'
import { Offices } from '../actor/offices.js'
import { Tallies } from '../actor/tallies.js'
import { toActor, toLedger } from '../addresses.js'
import { CourseChart } from '../charts/course.js'
import { CourseLegend } from '../charts/legend.js'
import { Positions } from '../charts/positions.js'
import { towards } from '../charts/towards.js'
import { showAct } from '../text/acts.js'
import { counted, countedOf } from '../text/counted.js'
import { together, useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { ActFilter } from '../views/act-filter.js'
import { LedgerLine } from '../views/ledger-line.js'
import { ListHead } from '../views/list-head.js'
import { PageHead } from '../views/page-head.js'
import { PagedStatements } from '../views/paged-statements.js'
import { Select } from '../views/select.js'
import { Answered } from '../views/states.js'
import { Words } from '../views/words.js'
import { WatchButton } from '../watch/watch-button.js'

/** Statements drawn in the picture: the latest. */
const DRAWN = 600
const PAGE = 100
const OPEN = 6

/** One actor: who they are, what they said, about whom, on which conditions, and who speaks about them. */
export function ActorPage({ id }: { id: string }) {
  const [query] = useQuery()
  const asked = together({
    actor: useAnswer('/api/actors/:id', { on: query.get('on') ?? '' }, id),
    says: useAnswer('/api/actors/:id/says', {}, id),
  })
  return (
    <Answered asked={asked} whole>
      {({ actor, says }) => <OnRecord key={id} actor={actor} says={says} />}
    </Answered>
  )
}

function OnRecord({ actor, says }: { actor: ActorShown; says: ActorSays }) {
  useTitle(actor.name)
  const { id } = actor
  const [query, setQuery] = useQuery()
  const filters = {
    act: query.get('act') ?? '',
    about: query.get('about') ?? '',
    outlet: query.get('outlet') ?? '',
    words: query.get('issue') ?? '',
  }
  const hide = query.get('hide') ?? ''
  const hidden = useMemo(() => new Set(hide.split(',')), [hide])
  const said = { by: id, ...filters, order: 'latest' }
  const drawn = useAnswer('/api/statements', { ...said, limit: DRAWN })
  const ledger = useAnswer('/api/ledger', { holder: id, state: 'open', order: 'latest', limit: OPEN })
  const names = useMemo(() => new Map([...says.targets, ...says.speakers].map((t) => [t.id, t.name])), [says])
  const nameOf = (who: string) => names.get(who) ?? who
  const rows = drawn.state === 'ready' ? drawn.data.statements : null
  const course = useMemo(() => (rows === null ? null : towards(rows, nameOf)), [rows, names])
  return (
    <>
      <PageHead title={<Words text={actor.name} />} over={actor.type}>
        <p>
          {counted(says.statements, 'statement')} · spoken about in {counted(says.about, 'statement')} ·{' '}
          {counted(actor.inArticles, 'article')}
          {actor.of === null ? null : (
            <>
              {' '}
              · of{' '}
              <a href={toActor(actor.of.id)}>
                <Words text={actor.of.name} />
              </a>
            </>
          )}
        </p>
        <p class="watch-buttons">
          <WatchButton of={{ by: id }} name={actor.name} label="Watch what they say" />
          <WatchButton of={{ about: id }} name={`About ${actor.name}`} label="Watch what is said of them" />
        </p>
      </PageHead>
      <div class="actor">
        <div class="actor-main">
          <Offices actor={actor} />
          {course !== null && says.statements > 0 ? (
            <section aria-label="About whom, over time">
              <ActFilter hidden={hide} onChange={(to) => setQuery({ hide: to })} />
              <CourseChart course={course} hidden={hidden} />
              <CourseLegend course={course} />
              {says.statements > DRAWN ? <p class="quiet course-note">The latest {DRAWN} are drawn.</p> : null}
            </section>
          ) : null}
          <Positions id={id} nameOf={nameOf} />
          <h2>What they said</h2>
          <div class="filters">
            <Select
              label="Act"
              value={filters.act}
              none="Any"
              options={says.acts.map(({ act, n }) => ({ value: act, name: `${showAct(act)} (${n})` }))}
              onChange={(v) => setQuery({ act: v })}
            />
            <Select
              label="About"
              value={filters.about}
              none="Anybody"
              options={says.targets.map((t) => ({ value: t.id, name: `${t.name} (${t.n})` }))}
              onChange={(v) => setQuery({ about: v })}
            />
            <Select
              label="Outlet"
              value={filters.outlet}
              none="Any"
              options={says.outlets.map(({ outlet, n }) => ({ value: outlet, name: `${outlet} (${n})` }))}
              onChange={(v) => setQuery({ outlet: v })}
            />
            <label class="select">
              <span>Issue</span>
              <input
                type="search"
                value={filters.words}
                placeholder="A word of it"
                onInput={(event) => setQuery({ issue: event.currentTarget.value })}
              />
            </label>
          </div>
          <Answered asked={drawn}>
            {({ total, more, statements }) =>
              total === 0 ? (
                <p class="quiet">
                  {says.statements === 0 ? 'No statement of theirs is on record.' : 'None matches; choose less.'}
                </p>
              ) : (
                <div class="lines">
                  <ListHead list="statements" query={said}>
                    {countedOf({ total, more }, 'statement')}
                  </ListHead>
                  <PagedStatements
                    query={said}
                    total={total}
                    more={more}
                    first={statements.slice(0, PAGE)}
                    speaker={false}
                  />
                </div>
              )
            }
          </Answered>
        </div>
        <aside class="brief" aria-label="About this actor">
          <section>
            <h2>
              What is open <a href={toLedger({ holder: id })}>all of theirs</a>
            </h2>
            <Answered asked={ledger}>
              {({ entries }) =>
                entries.length > 0 ? (
                  entries.map((row) => <LedgerLine key={row.id} row={row} holder={false} />)
                ) : (
                  <p class="quiet">None of theirs is on record.</p>
                )
              }
            </Answered>
          </section>
          <Tallies title="Whom they talk about" rows={says.targets} />
          <Tallies title="Who talks about them" rows={says.speakers} />
          <Identity actor={actor} />
        </aside>
      </div>
    </>
  )
}

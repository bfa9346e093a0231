import { ACTS, type Act } from '@onrecord/format'
import type { StatementRow } from '@onrecord/server'
import { useMemo } from 'preact/hooks'
import { toActor, toLedger } from '../addresses.js'
import { CourseChart } from '../charts/course.js'
import { Positions } from '../charts/positions.js'
import { towards } from '../charts/towards.js'
import { familyOf, showAct } from '../text/acts.js'
import { counted } from '../text/counted.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { Glyph } from '../views/glyph.js'
import { LedgerLine } from '../views/ledger-line.js'
import { PageHead } from '../views/page-head.js'
import { Select } from '../views/select.js'
import { StatementLine } from '../views/statement-line.js'
import { Answered, Notice } from '../views/states.js'
import { VirtualList } from '../views/virtual-list.js'
import { Words } from '../views/words.js'

const ALL = 5000

/** One actor: what they said, about whom, on which conditions, and who speaks about them. */
export function ActorPage({ id }: { id: string }) {
  const by = useAnswer('/api/statements', { by: id, limit: ALL })
  const actors = useAnswer('/api/actors', { limit: ALL })
  const names = useMemo(
    () => new Map(actors.state === 'ready' ? actors.data.actors.map((a) => [a.id, a.name]) : []),
    [actors],
  )
  const known = actors.state === 'ready' ? actors.data.actors.find((a) => a.id === id) : undefined
  useTitle(known?.name ?? id)
  if (actors.state === 'ready' && !known)
    return (
      <Notice title="Nobody on record has this address" whole>
        <p>
          No article names “<Words text={id} />
          ”. <a href="/actors">All actors</a>
        </p>
      </Notice>
    )
  return (
    <>
      <PageHead title={<Words text={known?.name ?? id} />} over={known?.type ?? 'actor'}>
        <p>
          {known ? (
            <>
              {counted(known.statements, 'statement')} · spoken about in {counted(known.about, 'statement')} ·{' '}
              {counted(known.articles, 'article')}
            </>
          ) : null}
        </p>
      </PageHead>
      <Answered asked={by}>
        {({ statements }) => <OnRecord key={id} id={id} statements={statements} names={names} />}
      </Answered>
    </>
  )
}

function OnRecord({
  id,
  statements,
  names,
}: {
  id: string
  statements: readonly StatementRow[]
  names: ReadonlyMap<string, string>
}) {
  const [query, setQuery] = useQuery()
  const act = query.get('act') ?? ''
  const about = query.get('about') ?? ''
  const outlet = query.get('outlet') ?? ''
  const issue = query.get('issue') ?? ''
  const ledger = useAnswer('/api/ledger', { holder: id, state: 'open', order: 'latest', limit: 200 })
  const others = useAnswer('/api/statements', { about: id, limit: 500 })
  const shown = statements.filter(
    (s) =>
      (act === '' || s.act === act) &&
      (about === '' || s.targets.includes(about)) &&
      (outlet === '' || s.outlet === outlet) &&
      (issue === '' || s.contentText.toLowerCase().includes(issue.toLowerCase())),
  )
  const nameOf = (who: string) => names.get(who) ?? who
  const course = useMemo(() => towards(shown, nameOf), [statements, names, act, about, outlet, issue])
  return (
    <div class="actor">
      <div class="actor-main">
        {statements.length > 0 ? (
          <section aria-label="About whom, over time">
            <CourseChart course={course} />
          </section>
        ) : null}
        <Positions id={id} nameOf={nameOf} />
        <h2>What they said</h2>
        <div class="filters">
          <Select
            label="Act"
            value={act}
            none="Any"
            options={tally(statements.map((s) => s.act)).map(([a, n]) => ({
              value: a,
              name: `${showAct(a as Act)} (${n})`,
            }))}
            onChange={(v) => setQuery({ act: v })}
          />
          <Select
            label="About"
            value={about}
            none="Anybody"
            options={tally(statements.flatMap((s) => s.targets)).map(([a, n]) => ({
              value: a,
              name: `${nameOf(a)} (${n})`,
            }))}
            onChange={(v) => setQuery({ about: v })}
          />
          <Select
            label="Outlet"
            value={outlet}
            none="Any"
            options={tally(statements.flatMap((s) => s.outlet ?? [])).map(([o, n]) => ({
              value: o,
              name: `${o} (${n})`,
            }))}
            onChange={(v) => setQuery({ outlet: v })}
          />
          <label class="select">
            <span>Issue</span>
            <input
              type="search"
              value={issue}
              placeholder="A word of it"
              onInput={(event) => setQuery({ issue: event.currentTarget.value })}
            />
          </label>
        </div>
        {shown.length === 0 ? (
          <p class="quiet">
            {statements.length === 0 ? 'No statement of theirs is on record.' : 'None matches; choose less.'}
          </p>
        ) : null}
        <div class="lines">
          <VirtualList items={shown} keyOf={(row) => `${row.article} ${row.id}`} guess={100}>
            {(row) => <StatementLine row={row} speaker={row.speakers.length > 1} />}
          </VirtualList>
        </div>
      </div>
      <aside class="brief" aria-label="About this actor">
        <section>
          <h2>
            What is open <a href={toLedger({ holder: id })}>all of theirs</a>
          </h2>
          {ledger.state === 'ready' && ledger.data.entries.length > 0 ? (
            ledger.data.entries.slice(0, 6).map((row) => <LedgerLine key={row.id} row={row} />)
          ) : (
            <p class="quiet">None of theirs is on record.</p>
          )}
        </section>
        <Tallies
          title="Whom they talk about"
          rows={statements.flatMap((s) => s.targets.map((who) => ({ who, act: s.act })))}
          nameOf={nameOf}
        />
        <Tallies
          title="Who talks about them"
          rows={
            others.state === 'ready'
              ? others.data.statements.flatMap((s) =>
                  s.speakers.filter((who) => who !== id).map((who) => ({ who, act: s.act })),
                )
              : []
          }
          nameOf={nameOf}
        />
      </aside>
    </div>
  )
}

/** Values with how often each occurs, most often first. */
function tally(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

const MOST_MARKS = 14

/** Actors with a mark for each statement, coloured by act: how two stand to each other, at a glance. */
function Tallies({
  title,
  rows,
  nameOf,
}: {
  title: string
  rows: readonly { who: string; act: Act }[]
  nameOf: (id: string) => string
}) {
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 ? <p class="quiet">Nobody, as far as is on record.</p> : null}
      <ul class="tallies">
        {tally(rows.map((r) => r.who))
          .slice(0, 8)
          .map(([who, n]) => {
            const acts = rows
              .filter((r) => r.who === who)
              .map((r) => r.act)
              .sort((a, b) => ACTS.indexOf(a) - ACTS.indexOf(b))
            return (
              <li key={who}>
                <a href={toActor(who)}>
                  <Words text={nameOf(who)} />
                </a>
                <span class="marks">
                  {acts.slice(0, MOST_MARKS).map((act, i) => (
                    <Glyph key={i} family={familyOf(act)} />
                  ))}
                </span>
                <span class="count">{n}</span>
              </li>
            )
          })}
      </ul>
    </section>
  )
}

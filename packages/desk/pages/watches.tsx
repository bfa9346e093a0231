import type { Watch } from '@onrecord/format'
import { useState } from 'preact/hooks'
import { toActor, toArticle } from '../addresses.js'
import type { News } from '../api.js'
import { showMoment } from '../decide/mark.js'
import { showAct } from '../text/acts.js'
import { counted } from '../text/counted.js'
import { titleOf } from '../text/source.js'
import { useAnswer } from '../use-answer.js'
import { useTitle } from '../use-title.js'
import { First } from '../views/first.js'
import { LedgerLine } from '../views/ledger-line.js'
import { PageHead } from '../views/page-head.js'
import { StatementLine } from '../views/statement-line.js'
import { Answered, Notice } from '../views/states.js'
import { Words } from '../views/words.js'
import { keepLooked, type Looked, lookedAt } from '../watch/looked.js'
import { changeWatches } from '../watch/watches.js'

const SHOWN = 4
const ASKED = 50

/** What is watched, and what is new, due or changed in it since one last looked. */
export function WatchesPage() {
  useTitle('Watch')
  const asked = useAnswer('/api/watches')
  return (
    <>
      <PageHead title="Watch" over="New, due or changed">
        <p>
          What came on record since you last looked in this browser, what falls due, and what later articles or your
          colleagues say of it. Every watch is an Atom feed too, and <code>onrecord digest --watch NAME</code> writes it
          out.
        </p>
      </PageHead>
      <Answered asked={asked}>
        {({ watches }) => (
          <div class="watches">
            <OneWatch watch={null} />
            {watches.length === 0 ? (
              <Notice title="Nothing is watched yet">
                <p>
                  Press “Watch” on <a href="/actors">an actor’s page</a>, <a href="/search">a search</a>,{' '}
                  <a href="/ledger">an entry of the ledger</a> or <a href="/">a story</a>.
                </p>
              </Notice>
            ) : null}
            {watches.map((watch) => (
              <OneWatch key={watch.name} watch={watch} />
            ))}
          </div>
        )}
      </Answered>
    </>
  )
}

/** The name under which the whole record is looked at: no watch can have it. */
const ALL = ''

function OneWatch({ watch }: { watch: Watch | null }) {
  const key = watch?.name ?? ALL
  const [looked, setLooked] = useState<Looked | null>(() => lookedAt()[key] ?? null)
  const asked = useAnswer('/api/digest', {
    watch: watch?.name,
    after: looked?.mark ?? 0,
    since: looked?.at.slice(0, 10),
    limit: ASKED,
  })
  const seen = (mark: number) => {
    const now = { mark, at: new Date().toISOString() }
    keepLooked([key], now)
    setLooked(now)
  }
  const title = watch === null ? 'The whole record' : watch.name
  return (
    <section class="watched" aria-label={title}>
      <header>
        <h2>
          <Words text={title} />
        </h2>
        <p class="line-meta">
          {watch === null ? null : <Of watch={watch} />}
          <span>{looked === null ? 'never looked at here' : `since ${showMoment(looked.at)}`}</span>
        </p>
        <FeedAddress name={watch?.name} />
        <p class="watch-buttons">
          {asked.state === 'ready' ? (
            <button type="button" class="button small" onClick={() => seen(asked.data.arrived)}>
              All seen<span class="sr">: {title}</span>
            </button>
          ) : null}
          {watch === null ? null : (
            <button
              type="button"
              class="button small"
              onClick={() => void changeWatches((now) => now.filter((w) => w.name !== watch.name))}
            >
              Watch no more<span class="sr">: {title}</span>
            </button>
          )}
        </p>
      </header>
      <Answered asked={asked}>{(news) => <Told news={news} />}</Answered>
    </section>
  )
}

/** The address that a reader of feeds is given. */
function FeedAddress({ name }: { name: string | undefined }) {
  const path = `/api/feed.atom${name === undefined ? '' : `?watch=${encodeURIComponent(name)}`}`
  return (
    <p class="feed-address">
      <a href={path} type="application/atom+xml">
        Atom
      </a>{' '}
      <code>{location.origin + path}</code>
    </p>
  )
}

/** What is watched, in words. */
function Of({ watch }: { watch: Watch }) {
  return (
    <>
      {watch.words === undefined ? null : (
        <span>
          “<Words text={watch.words} />”
        </span>
      )}
      {watch.by === undefined ? null : (
        <span>
          said by{' '}
          <a href={toActor(watch.by)}>
            <Words text={watch.by} />
          </a>
        </span>
      )}
      {watch.about === undefined ? null : (
        <span>
          about{' '}
          <a href={toActor(watch.about)}>
            <Words text={watch.about} />
          </a>
        </span>
      )}
      {watch.act === undefined ? null : <span>{showAct(watch.act)}</span>}
      {watch.outlet === undefined ? null : (
        <span>
          in <Words text={watch.outlet} />
        </span>
      )}
      {watch.entry === undefined ? null : <span>an entry of the ledger</span>}
      {watch.story === undefined ? null : <span>a story</span>}
    </>
  )
}

function Told({ news }: { news: News }) {
  const { articles, appeared, statements, due, changed } = news
  if (appeared + statements.length + due.length + changed.length === 0)
    return <p class="quiet">Nothing new, due or changed.</p>
  return (
    <div class="news">
      {due.length > 0 ? (
        <section>
          <h3>
            Due <span class="count">{due.length}</span>
          </h3>
          <First of={due} most={SHOWN}>
            {(row) => <LedgerLine key={row.id} row={row} />}
          </First>
        </section>
      ) : null}
      {changed.length > 0 ? (
        <section>
          <h3>
            Changed <span class="count">{changed.length}</span>
          </h3>
          <First of={changed} most={SHOWN}>
            {(row) => <LedgerLine key={row.id} row={row} evidence />}
          </First>
        </section>
      ) : null}
      {statements.length > 0 ? (
        <section>
          <h3>
            New{' '}
            <span class="count">
              {statements.length}
              {statements.length === ASKED ? ' or more' : ''}
            </span>
          </h3>
          <First of={statements} most={SHOWN}>
            {({ statement, reports }) => (
              <StatementLine key={statement.article + statement.id} row={statement} reports={reports} />
            )}
          </First>
        </section>
      ) : null}
      {statements.length === 0 && articles.length > 0 ? (
        <section>
          <h3>New articles</h3>
          <ul class="plain">
            {articles.map((a) => (
              <li key={a.key}>
                <a href={toArticle(a.name)}>
                  <Words text={titleOf(a)} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {appeared > 0 ? <p class="quiet">from {counted(appeared, 'new article')}</p> : null}
    </div>
  )
}

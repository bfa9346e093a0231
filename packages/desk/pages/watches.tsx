import type { Looked, Watch } from '@onrecord/format'
import { useState } from 'preact/hooks'
import { toActor, toArticle } from '../addresses.js'
import { type Answers, type News, Unanswered } from '../api.js'
import { useDesk } from '../decide/desk.js'
import { showMoment } from '../decide/mark.js'
import { ownName } from '../decide/name.js'
import { showAct } from '../text/acts.js'
import { counted } from '../text/counted.js'
import { titleOf } from '../text/source.js'
import { type Asked, together, useAnswer } from '../use-answer.js'
import { useTitle } from '../use-title.js'
import { First } from '../views/first.js'
import { LedgerLine } from '../views/ledger-line.js'
import { PageHead } from '../views/page-head.js'
import { StatementLine } from '../views/statement-line.js'
import { Answered, Notice } from '../views/states.js'
import { Words } from '../views/words.js'
import { keepLooked, RECORD } from '../watch/looked.js'
import { changeWatches } from '../watch/watches.js'

const SHOWN = 4
const ASKED = 50

/** Of somebody whose name is not known. */
const NOT_LOOKED: Asked<Answers['/api/watches/looked']> = { state: 'ready', data: { looked: [] }, stale: false }

/** What is watched, and what is new, due or changed in it since one last looked. */
export function WatchesPage() {
  useTitle('Watch')
  const { whose } = useDesk()
  const [by, setBy] = useState(ownName)
  const watched = useAnswer('/api/watches')
  const seen = useAnswer(by === '' ? null : '/api/watches/looked', { by })
  const asked = together({ watched, seen: by === '' ? NOT_LOOKED : seen })
  const rename = async (anew: boolean): Promise<string> => {
    const name = (await whose(anew)) ?? ''
    if (name !== '') setBy(name)
    return name
  }
  return (
    <>
      <PageHead title="Watch" over="New, due or changed">
        <p>
          What came on record since you last looked, what falls due, and what later articles or your colleagues say of
          it. Every watch is an Atom feed too, and <code>onrecord digest --watch NAME</code> writes it out.
        </p>
        <p class="quiet">
          {by === '' ? (
            'Up to where you looked is kept on record with your name, which you are asked for once.'
          ) : (
            <>
              As <Words text={by} /> has left it.{' '}
              <button type="button" class="link-button" onClick={() => void rename(true)}>
                Somebody else?
              </button>
            </>
          )}
        </p>
      </PageHead>
      <Answered asked={asked}>
        {({ watched: { watches }, seen: { looked } }) => (
          <div class="watches">
            {[null, ...watches].map((watch) => {
              const key = watch?.name ?? RECORD
              return (
                <OneWatch
                  key={`${by} ${key}`}
                  watch={watch}
                  looked={looked.find((each) => each.watch === key)}
                  whose={() => rename(false)}
                />
              )
            })}
            {watches.length === 0 ? (
              <Notice title="Nothing is watched yet">
                <p>
                  Press “Watch” on <a href="/actors">an actor’s page</a>, <a href="/search">a search</a>,{' '}
                  <a href="/ledger">an entry of the ledger</a> or <a href="/">a story</a>.
                </p>
              </Notice>
            ) : null}
          </div>
        )}
      </Answered>
    </>
  )
}

function OneWatch({
  watch,
  looked,
  whose,
}: {
  watch: Watch | null
  looked: Looked | undefined
  /** Whose looking is kept; empty where that is not told. */
  whose: () => Promise<string>
}) {
  const [wrong, setWrong] = useState<string | null>(null)
  const asked = useAnswer('/api/digest', {
    watch: watch?.name,
    after: looked?.mark ?? 0,
    since: looked?.at.slice(0, 10),
    limit: ASKED,
  })
  const seen = async (mark: number) => {
    const by = await whose()
    if (by === '') return
    await keepLooked(by, { watch: watch?.name ?? RECORD, mark }).then(
      () => setWrong(null),
      (error: unknown) => setWrong(error instanceof Unanswered ? error.message : String(error)),
    )
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
          <span>{looked ? `since ${showMoment(looked.at)}` : 'never looked at'}</span>
        </p>
        <FeedAddress name={watch?.name} />
        <p class="watch-buttons">
          {asked.state === 'ready' ? (
            <button type="button" class="button small" onClick={() => void seen(asked.data.arrived)}>
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
        {wrong === null ? null : (
          <p class="wrong" role="alert">
            {wrong}
          </p>
        )}
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

import type { Occasion } from '@onrecord/format'
import type { StatementRow } from '@onrecord/server'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { toArticle, toCompare, toOccasion } from '../addresses.js'
import { type Answers, address, get, type OccasionDetail } from '../api.js'
import { ChoosingBar, ChoosingStatements } from '../links/choosing.js'
import { LinkBar } from '../links/link-bar.js'
import { MergeOccasion } from '../links/merge-occasion.js'
import { keyOf } from '../links/refs.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { titleOf } from '../text/source.js'
import { useAnswer } from '../use-answer.js'
import { useTitle } from '../use-title.js'
import { AlignedUtterance } from '../views/aligned.js'
import { DifferenceLine } from '../views/difference-line.js'
import { Outlet, Source } from '../views/meta.js'
import { OnlyLines, toldAlone } from '../views/only-lines.js'
import { PageHead } from '../views/page-head.js'
import { Answered } from '../views/states.js'
import { Words } from '../views/words.js'

/** Reports side by side, at most. */
const MOST_COLUMNS = 4

/** One occasion: who reports it, what all of them have, what only one has, where they differ. */
export function OccasionPage({ id }: { id: string }) {
  const asked = useAnswer('/api/occasions/:id', {}, id)
  const { route } = useLocation()
  const shown = useRef<OccasionDetail | null>(null)
  if (asked.state === 'ready' && asked.data.occasion.id === id) shown.current = asked.data
  // An id is made of what an occasion holds: what was tied to it or parted from it gives it another.
  const lost = asked.state === 'failed' && asked.error.status === 404 && shown.current?.occasion.id === id
  useEffect(() => {
    if (!lost || shown.current === null) return
    void likestOf(shown.current).then((next) => next && route(toOccasion(next), true))
  }, [lost])
  return (
    <Answered asked={asked} whole>
      {(detail) => <Detail key={detail.occasion.id} detail={detail} />}
    </Answered>
  )
}

/** The id of the occasion that holds most of what this one held. */
async function likestOf({ occasion }: OccasionDetail): Promise<string | null> {
  const url = address('/api/occasions', { article: occasion.articles[0] })
  const { occasions } = await get<Answers['/api/occasions']>(url)
  const held = new Set(occasion.statements.map(keyOf))
  const likeness = (o: Occasion) => o.statements.filter((s) => held.has(keyOf(s))).length
  const [first] = [...occasions].sort((a, b) => likeness(b) - likeness(a))
  return first && likeness(first) > 0 ? first.id : null
}

function Detail({ detail }: { detail: OccasionDetail }) {
  const { occasion, articles, statements, utterances, differences } = detail
  // What only one has stands in the columns below.
  const telling = differences.filter(({ difference }) => difference.kind !== 'only-in')
  const alone = toldAlone(differences)
  useTitle(occasion.name)
  const shared = utterances
    .map((utterance) => {
      const rows = utterance.statements.flatMap((ref) =>
        statements.filter((s) => s.article === ref.article && s.id === ref.id),
      )
      // Up to four reports stand in the page's own columns; of more, those that have it.
      const has = articles.filter((a) => rows.some((row) => row.article === a.name))
      const columnsOf = articles.length <= MOST_COLUMNS ? articles : has
      return {
        utterance,
        rows,
        articles: columnsOf,
        columns: columnsOf.map((a) => rows.filter((r) => r.article === a.name)),
      }
    })
    .filter((u) => new Set(u.rows.map((r) => r.article)).size > 1)
  const common = new Set(shared.flatMap((u) => u.rows))
  const ordered = (rows: readonly StatementRow[]) => [...rows].sort((a, b) => a.content[0]!.start - b.content[0]!.start)
  return (
    <ChoosingStatements>
      <PageHead title={<Words text={occasion.name} />} over={occasion.kind}>
        <p>
          {showRange(occasion)}
          {occasion.place === null ? null : (
            <>
              , <Words text={occasion.place} />
            </>
          )}{' '}
          · {counted(statements.length, 'statement')} in {counted(articles.length, 'article')}
        </p>
        <ul class="reports">
          {articles.map((a) => (
            <li key={a.key}>
              <Outlet outlet={a.outlet} />{' '}
              <a href={toArticle(a.name)}>
                <Words text={titleOf(a)} />
              </a>
            </li>
          ))}
        </ul>
        <LinkBar
          link="occasion"
          id={occasion.id}
          what={occasion.name}
          score={occasion.score}
          decided={occasion.decided}
        />
        {articles.length > 1 ? (
          <p class="watch-buttons">
            <a class="button small" href={toCompare(...articles.slice(0, MOST_COLUMNS).map((a) => a.name))}>
              Compare side by side
            </a>
          </p>
        ) : null}
        <ChoosingBar all={statements} />
        <details class="editing">
          <summary>Join with another occasion</summary>
          <MergeOccasion occasion={occasion} />
        </details>
      </PageHead>
      {telling.length > 0 ? (
        <section class="band-section">
          <h2>Where they differ</h2>
          <div class="grid-lines">
            {telling.map(({ difference, quotes }) => (
              <DifferenceLine key={difference.id} difference={difference} quotes={quotes} />
            ))}
          </div>
        </section>
      ) : null}
      {shared.length > 0 ? (
        <section class="band-section">
          <h2>What {articles.length > 2 ? 'several' : 'both'} have</h2>
          <div class={`of-${Math.min(4, articles.length)}`}>
            {shared.map((u) => (
              <AlignedUtterance key={u.utterance.id} row={u} articles={u.articles} />
            ))}
          </div>
        </section>
      ) : null}
      <div class="columns">
        {articles.map((a) => {
          const own = ordered(statements.filter((s) => s.article === a.name && !common.has(s)))
          return own.length === 0 ? null : (
            <section key={a.key} class="column">
              <h2>
                {articles.length > 1 ? 'Only\u00a0in ' : ''}
                <Source of={a} /> <span class="count">{own.length}</span>
              </h2>
              {articles.some((b) => b !== a && a.outlet !== null && b.outlet === a.outlet) ? (
                <p class="quiet">
                  <Words text={titleOf(a)} />
                </p>
              ) : null}
              <OnlyLines rows={own} telling={alone} />
            </section>
          )
        })}
      </div>
    </ChoosingStatements>
  )
}

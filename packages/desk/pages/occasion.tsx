import type { StatementRow } from '@onrecord/server'
import { toArticle, toCompare } from '../addresses.js'
import type { OccasionDetail } from '../api.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { titleOf } from '../text/source.js'
import { useAnswer } from '../use-answer.js'
import { useTitle } from '../use-title.js'
import { DifferenceLine } from '../views/difference-line.js'
import { Outlet, Source } from '../views/meta.js'
import { PageHead } from '../views/page-head.js'
import { Pair } from '../views/pair.js'
import { StatementLine } from '../views/statement-line.js'
import { Answered } from '../views/states.js'
import { Words } from '../views/words.js'

/** One occasion: who reports it, what all of them have, what only one has, where they differ. */
export function OccasionPage({ id }: { id: string }) {
  const asked = useAnswer('/api/occasions/:id', {}, id)
  return (
    <Answered asked={asked} whole>
      {(detail) => <Detail key={detail.occasion.id} detail={detail} />}
    </Answered>
  )
}

function Detail({ detail }: { detail: OccasionDetail }) {
  const { occasion, articles, statements, utterances, differences } = detail
  // What only one has stands in the columns below.
  const telling = differences.filter(({ difference }) => difference.kind !== 'only-in')
  useTitle(occasion.name)
  const shared = utterances
    .map((u) => ({
      id: u.id,
      rows: u.statements.flatMap((ref) => statements.filter((s) => s.article === ref.article && s.id === ref.id)),
    }))
    .filter((u) => new Set(u.rows.map((r) => r.article)).size > 1)
  const common = new Set(shared.flatMap((u) => u.rows))
  const ordered = (rows: readonly StatementRow[]) => [...rows].sort((a, b) => a.content[0]!.start - b.content[0]!.start)
  return (
    <>
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
        {articles.length > 1 ? (
          <p>
            <a class="button" href={toCompare(articles[0]!.name, articles[1]!.name)}>
              Compare side by side
            </a>
          </p>
        ) : null}
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
          {shared.map((u) => (
            <Shared key={u.id} rows={u.rows} />
          ))}
        </section>
      ) : null}
      <div class="columns">
        {articles.map((a) => {
          const own = ordered(statements.filter((s) => s.article === a.name && !common.has(s)))
          return own.length === 0 ? null : (
            <section key={a.key} class="column">
              <h2>
                {articles.length > 1 ? 'Only in ' : ''}
                <Source of={a} /> <span class="count">{own.length}</span>
              </h2>
              {own.map((row) => (
                <StatementLine key={row.id} row={row} />
              ))}
            </section>
          )
        })}
      </div>
    </>
  )
}

/** One utterance as several have it; two wordings are compared word by word. */
function Shared({ rows }: { rows: readonly StatementRow[] }) {
  const [a, b, ...more] = [...new Set(rows.map((r) => r.article))].map((name) => rows.filter((r) => r.article === name))
  if (a && b && more.length === 0) return <Pair a={a} b={b} />
  return (
    <div class="grid-lines shared">
      {rows.map((row) => (
        <StatementLine key={row.article + row.id} row={row} />
      ))}
    </div>
  )
}

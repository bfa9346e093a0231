import type { Comparison } from '@onrecord/server'
import { toArticle, toCompare, toOccasion } from '../addresses.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { titleOf } from '../text/source.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { DifferenceLine } from '../views/difference-line.js'
import { Outlet, PublishedOn, Source } from '../views/meta.js'
import { PageHead } from '../views/page-head.js'
import { Pair } from '../views/pair.js'
import { Select } from '../views/select.js'
import { StatementLine } from '../views/statement-line.js'
import { Answered, Notice } from '../views/states.js'
import { Words } from '../views/words.js'

/** Two reports side by side: the same utterances aligned and compared word by word, what only one has, where they differ. */
export function ComparePage() {
  const [query, setQuery] = useQuery()
  const [a, b] = [query.get('a') ?? '', query.get('b') ?? '']
  const both = a !== '' && b !== '' && a !== b
  const asked = useAnswer(both ? '/api/compare' : null, { a, b })
  const articles = useAnswer('/api/articles', { limit: 5000 })
  const occasions = useAnswer('/api/occasions')
  const options =
    articles.state === 'ready'
      ? articles.data.articles.map((row) => ({
          value: row.name,
          name: row.outlet === null ? titleOf(row) : `${row.outlet}: ${titleOf(row)}`,
        }))
      : []
  const told = occasions.state === 'ready' ? occasions.data.occasions.filter((o) => o.articles.length > 1) : []
  useTitle('Compare')
  return (
    <>
      <PageHead title="Compare" over="Two reports side by side">
        <div class="filters pair">
          <Select
            label="One"
            value={a}
            none="Choose an article"
            options={options}
            onChange={(v) => setQuery({ a: v })}
          />
          <Select
            label="The other"
            value={b}
            none="Choose an article"
            options={options}
            onChange={(v) => setQuery({ b: v })}
          />
        </div>
      </PageHead>
      {both ? (
        <Answered asked={asked}>{(comparison) => <SideBySide comparison={comparison} />}</Answered>
      ) : (
        <Notice title={a !== '' && a === b ? 'These are the same article' : 'Choose two articles'}>
          {told.length === 0 ? (
            <p>Two reports of one occasion tell the most; none of the articles on record share one yet.</p>
          ) : (
            <>
              <p>Two reports of one occasion tell the most:</p>
              <ul class="plain">
                {told.map((o) => (
                  <li key={o.id}>
                    <a href={toCompare(o.articles[0]!, o.articles[1])}>
                      <Words text={o.name} />
                    </a>{' '}
                    <span class="quiet">{showRange(o)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
    </>
  )
}

function SideBySide({ comparison }: { comparison: Comparison }) {
  const { a, b, occasions, copies, both, onlyA, onlyB, differences } = comparison
  // What only one has stands in the columns below.
  const telling = differences.filter((line) => line.difference.kind !== 'only-in')
  return (
    <div class="compare">
      <div class="pair-head">
        {[a, b].map((row) => (
          <header key={row.key}>
            <p class="line-meta">
              <Outlet outlet={row.outlet} />
              <PublishedOn published={row.published} />
            </p>
            <h2>
              <a href={toArticle(row.name)}>
                <Words text={titleOf(row)} />
              </a>
            </h2>
          </header>
        ))}
      </div>
      <p class="under quiet">
        {occasions.length > 0 ? (
          <>
            Both report{' '}
            {occasions.map((o, i) => (
              <span key={o.id}>
                {i > 0 ? ', ' : ''}
                <a href={toOccasion(o.id)}>
                  <Words text={o.name} />
                </a>
              </span>
            ))}
            .{' '}
          </>
        ) : null}
        {copies.map((copy) => `${Math.round(copy.share * 100)} % of ${copy.article} stands in ${copy.original}. `)}
        {counted(both.length, 'utterance')} in both, {onlyA.length} only in the one, {onlyB.length} only in the other.
      </p>
      {telling.length > 0 ? (
        <section class="band-section">
          <h2>Where they differ</h2>
          <div class="grid-lines">
            {telling.map((line) => (
              <DifferenceLine
                key={line.difference.id}
                difference={line.difference}
                quotes={line.quotes}
                compare={false}
              />
            ))}
          </div>
        </section>
      ) : null}
      <section class="band-section">
        <h2>What both have</h2>
        {both.length === 0 ? <p class="quiet">No statement of one is found in the other.</p> : null}
        {both.length > 0 ? (
          <p class="quiet">
            <ins class="own">Marked words</ins> stand in this report alone. A <span class="differs">framed cue</span> is
            of another kind than the other’s.
          </p>
        ) : null}
        {both.map((pair) => (
          <Pair key={pair.utterance.id} a={pair.a} b={pair.b} />
        ))}
      </section>
      <div class="columns two">
        {(
          [
            [a, onlyA],
            [b, onlyB],
          ] as const
        ).map(([row, rows]) => (
          <section key={row.key} class="column">
            <h2>
              Only in <Source of={row} /> <span class="count">{rows.length}</span>
            </h2>
            {rows.length === 0 ? <p class="quiet">Nothing.</p> : null}
            {rows.map((s) => (
              <StatementLine key={s.id} row={s} />
            ))}
          </section>
        ))}
      </div>
    </div>
  )
}

import type { Aligned } from '@onrecord/server'
import { toArticle, toCompare, toOccasion } from '../addresses.js'
import { ChoosingBar, ChoosingStatements } from '../links/choosing.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { sourceOf, titleOf } from '../text/source.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { AlignedUtterance } from '../views/aligned.js'
import { ArticlePicker } from '../views/article-picker.js'
import { DifferenceLine } from '../views/difference-line.js'
import { Outlet, PublishedOn, Source } from '../views/meta.js'
import { OnlyLines, toldAlone } from '../views/only-lines.js'
import { PageHead } from '../views/page-head.js'
import { Answered, Notice } from '../views/states.js'
import { Words } from '../views/words.js'

const SLOTS = ['a', 'b', 'c', 'd'] as const
/** Occasions offered, those that most articles report. */
const TOLD = 40
const LABELS = ['One', 'Another', 'A third', 'A fourth']

/** Two to four reports side by side: the same utterances row by row and word by word, what only one has, where they differ. */
export function ComparePage() {
  const [query, setQuery] = useQuery()
  const chosen = SLOTS.map((slot) => query.get(slot) ?? '')
  const names = [...new Set(chosen.filter((name) => name !== ''))]
  const twice = chosen.filter((name) => name !== '').length > names.length
  const enough = names.length > 1
  const asked = useAnswer(enough ? '/api/aligned' : null, { article: names })
  const occasions = useAnswer('/api/occasions', { several: 'true', order: 'told', limit: TOLD })
  const told = occasions.state === 'ready' ? occasions.data.occasions : null
  useTitle('Compare')
  const slots = Math.min(SLOTS.length, Math.max(2, names.length + 1))
  return (
    <>
      <PageHead title="Compare" over="Reports side by side">
        <div class="filters pair">
          {SLOTS.slice(0, slots).map((slot, i) => (
            <ArticlePicker
              key={slot}
              label={LABELS[i]!}
              value={chosen[i]!}
              placeholder={i < 2 ? 'Words, outlet or day (2025-03)' : 'None'}
              onPick={(name) => setQuery({ [slot]: name })}
            />
          ))}
        </div>
      </PageHead>
      {enough ? (
        <Answered asked={asked}>
          {(all) => (
            <ChoosingStatements>
              <SideBySide all={all} />
            </ChoosingStatements>
          )}
        </Answered>
      ) : (
        <Notice title={twice ? 'These are the same article' : 'Choose two articles or more'}>
          {told === null ? null : told.length === 0 ? (
            <p>Reports of one occasion tell the most; none of the articles on record share one yet.</p>
          ) : (
            <>
              <p>Reports of one occasion tell the most:</p>
              <ul class="plain">
                {told.map((o) => (
                  <li key={o.id}>
                    <a href={toCompare(...o.articles.slice(0, 4))}>
                      <Words text={o.name} />
                    </a>{' '}
                    <span class="quiet">
                      {showRange(o)}, {counted(o.articles.length, 'report')}
                    </span>
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

function SideBySide({ all }: { all: Aligned }) {
  const { articles, occasions, copies, rows, only, differences } = all
  // What only one has stands in the columns below.
  const telling = differences.filter((line) => line.difference.kind !== 'only-in')
  const alone = toldAlone(differences)
  const nameOf = (name: string) => {
    const row = articles.find((a) => a.name === name)
    return row ? sourceOf(row) : name
  }
  return (
    <div class={`compare of-${articles.length}`}>
      <div class="pair-head">
        {articles.map((row) => (
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
            {articles.length === 2 ? 'Both report ' : 'Reported by more than one: '}
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
        {copies.map((c) => `${Math.round(c.share * 100)} % of ${nameOf(c.article)} stands in ${nameOf(c.original)}. `)}
        {`${counted(rows.length, 'utterance')} in ${articles.length === 2 ? 'both' : 'more than one'}, ${only.map((o) => o.length).join(' and ')} in one alone.`}
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
        <h2>{articles.length === 2 ? 'What both have' : 'What more than one has'}</h2>
        {rows.length === 0 ? <p class="quiet">No statement of one is found in another.</p> : null}
        <div class="choosing-place">
          <ChoosingBar />
        </div>
        {rows.length > 0 ? (
          <p class="quiet">
            <ins class="own">Marked words</ins> stand in this report alone, <strong class="number">numbers</strong>{' '}
            among them underlined. A <span class="differs">framed cue</span> is of another kind than the others’.
          </p>
        ) : null}
        {rows.map((row) => (
          <AlignedUtterance key={row.utterance.id} row={row} articles={articles} />
        ))}
      </section>
      <div class="only-columns">
        {articles.map((row, i) => (
          <section key={row.key} class="column">
            <h2>
              {'Only\u00a0in '}
              <Source of={row} /> <span class="count">{only[i]!.length}</span>
            </h2>
            {only[i]!.length === 0 ? <p class="quiet">Nothing.</p> : null}
            <OnlyLines rows={only[i]!} telling={alone} source={false} />
          </section>
        ))}
      </div>
    </div>
  )
}

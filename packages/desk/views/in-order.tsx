import type { DayRange } from '@onrecord/format'
import type { CourseEntry } from '@onrecord/server'
import { useState } from 'preact/hooks'
import { toArticle, toOccasion } from '../addresses.js'
import { counted } from '../text/counted.js'
import { showBasis, showRange } from '../text/dates.js'
import { distinct, sourceOf, titleOf } from '../text/source.js'
import { useAnswer } from '../use-answer.js'
import { Source } from './meta.js'
import { StatementLine } from './statement-line.js'
import { Answered } from './states.js'
import { Words } from './words.js'

const FIRST = 30

/** The same as the picture in words: occasions and articles in order of time, each with what was said first of all. */
export function InOrder({ story, period }: { story: string; period: DayRange }) {
  const [most, setMost] = useState(FIRST)
  const asked = useAnswer('/api/course/entries', {
    story,
    from: period.from ?? undefined,
    to: period.to ?? undefined,
    limit: most,
  })
  return (
    <section class="in-order" aria-labelledby="in-order">
      <h2 id="in-order">In order</h2>
      <Answered asked={asked}>
        {({ total, entries }) => (
          <>
            {total === 0 ? <p class="quiet">Nothing in this period.</p> : null}
            <ol>
              {entries.map((entry) => (
                <li key={entry.id} class="entry">
                  <Entry entry={entry} />
                </li>
              ))}
            </ol>
            {total > entries.length ? (
              <button type="button" class="button" onClick={() => setMost((n) => n + FIRST)}>
                Show {Math.min(FIRST, total - entries.length)} more of {counted(total, 'entry', 'entries')}
              </button>
            ) : null}
          </>
        )}
      </Answered>
    </section>
  )
}

function Entry({ entry }: { entry: CourseEntry }) {
  const { article, count, statements } = entry
  const href = article === null ? toOccasion(entry.id) : toArticle(article)
  const source = entry.sources[0]
  const title = entry.title ?? titleOf({ outlet: source?.outlet ?? null, ...(article !== null && { article }), published: entry }) // biome-ignore format: one line
  const named = article === null || (source?.outlet ?? null) !== null
  return (
    <>
      <p class="entry-date">
        {showRange(entry)}
        {entry.basis === 'text' ? <span class="basis">{showBasis('text')}</span> : null}
      </p>
      <div>
        <h3>
          <a href={href}>
            <Words text={title} />
          </a>
        </h3>
        <p class="line-meta">
          <span>{entry.kind}</span>
          {named ? distinct(entry.sources).map((each) => <Source key={sourceOf(each)} of={each} />) : null}
          <span>{counted(count, 'statement')}</span>
        </p>
        {statements.map((row) => (
          <StatementLine key={row.article + row.id} row={row} source={entry.sources.length > 1} />
        ))}
        {count > statements.length ? (
          <p class="more">
            <a href={href}>
              and {counted(count - statements.length, 'more statement')}
              <span class="sr">: {title}</span>
            </a>
          </p>
        ) : null}
      </div>
    </>
  )
}

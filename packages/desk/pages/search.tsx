import { ACTS, type Act } from '@onrecord/format'
import type { SearchHit } from '@onrecord/server'
import { useEffect, useRef, useState } from 'preact/hooks'
import { toArticle } from '../addresses.js'
import { showAct } from '../text/acts.js'
import { counted, countedOf } from '../text/counted.js'
import { segments } from '../text/segments.js'
import { titleOf } from '../text/source.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { ActorPicker } from '../views/actor-picker.js'
import { DayField } from '../views/day-field.js'
import { ListHead } from '../views/list-head.js'
import { Outlet, PublishedOn } from '../views/meta.js'
import { PageHead } from '../views/page-head.js'
import { PagedStatements } from '../views/paged-statements.js'
import { Select } from '../views/select.js'
import { Answered, Notice } from '../views/states.js'
import { Words } from '../views/words.js'
import { WatchButton } from '../watch/watch-button.js'
import type { Watched } from '../watch/watches.js'

const MOST = 100
const PAGE = 100
const PAUSE = 120

/** Words and phrases, found as they are typed. */
export function SearchPage() {
  const [query, setQuery] = useQuery()
  const q = query.get('q') ?? ''
  const [typed, setTyped] = useState(q)
  const field = useRef<HTMLInputElement>(null)
  useTitle(q === '' ? 'Search' : `“${q}”`)
  const filters = { outlet: query.get('outlet') ?? '', from: query.get('from') ?? '', to: query.get('to') ?? '' }
  const by = query.get('by') ?? ''
  const act = query.get('act') ?? ''
  // Who said it and how is known of statements; words alone are looked for in all of the text.
  const narrowed = filters.outlet !== '' || filters.from !== '' || filters.to !== ''
  const said = by !== '' || act !== '' || (q.trim() === '' && narrowed)
  const asked = useAnswer(said || q.trim() === '' ? null : '/api/search', { q, ...filters, limit: MOST })
  const spoken = { by, act, words: q, ...filters, order: 'latest' }
  const statements = useAnswer(said ? '/api/statements' : null, { ...spoken, limit: PAGE })
  const rows = statements.state === 'ready' ? statements.data.statements : []
  const nameOfSpeaker = rows.find((row) => row.speaker === by)?.speakerName ?? by
  const health = useAnswer('/api/health')
  const outlets = health.state === 'ready' ? health.data.outlets : []

  useEffect(() => {
    if (q !== typed.trim() && document.activeElement !== field.current) setTyped(q)
  }, [q])
  useEffect(() => {
    const wait = setTimeout(() => {
      if (typed.trim() !== q) setQuery({ q: typed.trim() })
    }, PAUSE)
    return () => clearTimeout(wait)
  }, [typed])
  useEffect(() => field.current?.focus(), [])

  return (
    <>
      <PageHead title="Search" over="In the words of the articles">
        <form class="filters" onSubmit={(event) => event.preventDefault()}>
          <label class="select grow">
            <span>Words</span>
            <input
              ref={field}
              type="search"
              value={typed}
              placeholder="Words, or a phrase in “quotation marks”"
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          <ActorPicker
            label="Speaker"
            value={by === '' ? null : { id: by, name: nameOfSpeaker, known: true }}
            placeholder="Anybody"
            anew={false}
            onPick={(who) => setQuery({ by: who?.id ?? null })}
          />
          <Select
            label="Act"
            value={act}
            none="Any"
            options={ACTS.map((each) => ({ value: each, name: showAct(each) }))}
            onChange={(each) => setQuery({ act: each })}
          />
          <Select
            label="Outlet"
            value={filters.outlet}
            none="Any"
            options={outlets.map((o) => ({ value: o, name: o }))}
            onChange={(o) => setQuery({ outlet: o })}
          />
          <DayField label="From" value={filters.from} onChange={(from) => setQuery({ from })} />
          <DayField label="To" value={filters.to} onChange={(to) => setQuery({ to })} />
        </form>
        {q === '' && !said && filters.outlet === '' ? null : (
          <p class="watch-buttons">
            <WatchButton
              of={watched(q, by, act, filters.outlet)}
              name={nameOf([q, by, act, filters.outlet])}
              label="Watch this search"
            />
          </p>
        )}
      </PageHead>
      {said ? (
        <Answered asked={statements}>
          {({ total, more, statements: first }) =>
            total === 0 ? (
              <Notice title="Nobody said so">
                <p>Choose another speaker or act, or use fewer words.</p>
              </Notice>
            ) : (
              <section class="found">
                <ListHead list="statements" query={spoken}>
                  {countedOf({ total, more }, 'statement')}, the newest first
                </ListHead>
                <PagedStatements query={spoken} total={total} more={more} first={first} />
              </section>
            )
          }
        </Answered>
      ) : q.trim() === '' ? (
        <Notice title="What are you looking for?">
          <p>
            Type a word or a few; what holds all of them is shown at once. A phrase stands in quotation marks. With a
            speaker or an act the statements themselves are listed.
          </p>
        </Notice>
      ) : (
        <Answered asked={asked}>
          {({ hits }) =>
            hits.length === 0 ? (
              <Notice title="Nothing holds these words">
                <p>Use fewer words, or only the beginning of one.</p>
              </Notice>
            ) : (
              <section>
                <ListHead list="passages" query={{ q, ...filters }}>
                  {counted(hits.length, 'passage')}
                  {hits.length === MOST ? ' or more; add a word to narrow it down' : ''}
                </ListHead>
                <ol class="hits">
                  {hits.map((hit) => (
                    <li key={`${hit.article} ${hit.snippet.start}`}>
                      <Hit hit={hit} />
                    </li>
                  ))}
                </ol>
              </section>
            )
          }
        </Answered>
      )}
    </>
  )
}

/** A search as it is watched: days are left out, for what comes is new. */
const watched = (words: string, by: string, act: string, outlet: string): Watched => ({
  ...(words && { words }),
  ...(by && { by }),
  ...(act && { act: act as Act }),
  ...(outlet && { outlet }),
})

const nameOf = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')

function Hit({ hit }: { hit: SearchHit }) {
  const { snippet } = hit
  const first = hit.hits[0] ?? snippet
  return (
    <article class="hit">
      <h2>
        <a href={toArticle(hit.article, { span: first })}>
          <Words text={titleOf(hit)} />
        </a>
      </h2>
      <p class="hit-words" dir="auto">
        {/^\p{Ll}/u.test(hit.snippetText) ? '… ' : ''}
        {segments(
          snippet,
          hit.hits.map((span) => ({ span, mark: true })),
        ).map((s) => {
          const words = <Words text={hit.snippetText.slice(s.start - snippet.start, s.end - snippet.start)} />
          return s.marks.length > 0 ? <mark key={s.start}>{words}</mark> : <span key={s.start}>{words}</span>
        })}
        {/[.!?…:]["'”’)\]]*\s*$/u.test(hit.snippetText) ? '' : ' …'}
      </p>
      <p class="line-meta">
        <Outlet outlet={hit.outlet} />
        <PublishedOn published={hit.published} />
        {hit.statements.length > 0 ? (
          <a href={toArticle(hit.article, { statement: hit.statements[0]! })}>
            in {counted(hit.statements.length, 'statement')}
          </a>
        ) : null}
      </p>
    </article>
  )
}

import type { Occasion } from '@onrecord/format'
import { toCompare, toOccasion } from '../addresses.js'
import type { Answers } from '../api.js'
import { DecidedBy } from '../decide/mark.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { distinct, sourceOf } from '../text/source.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { ListHead } from '../views/list-head.js'
import { Source } from '../views/meta.js'
import { PageHead } from '../views/page-head.js'
import { PagedList } from '../views/paged-list.js'
import { Select } from '../views/select.js'
import { Answered, Notice } from '../views/states.js'
import { Words } from '../views/words.js'

const PAGE = 100

/** Occasions in order of time: press conferences, speeches, votes …, with who reports them. */
export function OccasionsPage() {
  useTitle('Occasions')
  const [query, setQuery] = useQuery()
  const kind = query.get('kind') ?? ''
  const several = query.get('several') ?? ''
  const asked = { actor: query.get('actor') ?? '', story: query.get('story') ?? '', kind, several }
  const answer = useAnswer('/api/occasions', { ...asked, limit: PAGE })
  return (
    <Answered asked={answer} whole>
      {(found) => {
        const all = found.kinds.reduce((n, k) => n + k.n, 0)
        return (
          <>
            <PageHead title="Occasions" over="Where things were said">
              <p>
                {counted(all, 'occasion')}; {found.several} told by more than one article.
              </p>
              <div class="filters">
                <Select
                  label="Kind"
                  value={kind}
                  none="Any"
                  options={found.kinds.map((k) => ({ value: k.kind, name: `${k.kind} (${k.n})` }))}
                  onChange={(k) => setQuery({ kind: k })}
                />
                <Select
                  label="Told by"
                  value={several}
                  none="One article or more"
                  options={[{ value: 'true', name: `Several articles (${found.several})` }]}
                  onChange={(v) => setQuery({ several: v })}
                />
              </div>
            </PageHead>
            {found.total === 0 ? (
              <Notice title="No occasion is here">
                <p>
                  {all === 0
                    ? 'Articles on record report none yet, or have not been linked.'
                    : 'None is of this kind; choose another.'}
                </p>
              </Notice>
            ) : (
              <div class="rows">
                <ListHead list="occasions" query={asked}>
                  {counted(found.total, 'occasion')}
                </ListHead>
                <Rows query={asked} found={found} />
              </div>
            )}
          </>
        )
      }}
    </Answered>
  )
}

type Row = { readonly occasion: Occasion; readonly reports: Answers['/api/occasions']['reports'] }

const rowsOf = ({ occasions, reports }: Answers['/api/occasions']): Row[] =>
  occasions.map((occasion) => ({ occasion, reports: reports.filter((r) => occasion.articles.includes(r.article)) }))

const Rows = ({ query, found }: { query: Record<string, string>; found: Answers['/api/occasions'] }) => (
  <PagedList path="/api/occasions" query={query} rowsOf={rowsOf} total={found.total} first={rowsOf(found)} guess={86}>
    {({ occasion: o, reports }) => (
      <article class="row">
        <p class="entry-date">{showRange(o)}</p>
        <div>
          <h2 class="row-title">
            <a href={toOccasion(o.id)}>
              <Words text={o.name} />
            </a>
          </h2>
          <p class="line-meta">
            <span>{o.kind}</span>
            {o.place === null ? null : (
              <span>
                <Words text={o.place} />
              </span>
            )}
            <span>{counted(o.statements.length, 'statement')}</span>
            {distinct(reports).map((source) => (
              <Source key={sourceOf(source)} of={source} />
            ))}
            {o.articles.length > 1 ? (
              <a href={toCompare(...o.articles.slice(0, 4))}>
                Compare<span class="sr"> reports of {o.name}</span>
              </a>
            ) : null}
            {o.decided ? <DecidedBy decided={o.decided} word="Decided" /> : null}
          </p>
        </div>
      </article>
    )}
  </PagedList>
)

import { useMemo } from 'preact/hooks'
import { toCompare, toOccasion } from '../addresses.js'
import { counted } from '../text/counted.js'
import { byDate, showRange } from '../text/dates.js'
import { distinct, sourceOf } from '../text/source.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { Source } from '../views/meta.js'
import { PageHead } from '../views/page-head.js'
import { Select } from '../views/select.js'
import { Answered, Notice } from '../views/states.js'
import { Words } from '../views/words.js'

/** Occasions in order of time: press conferences, speeches, votes …, with who reports them. */
export function OccasionsPage() {
  useTitle('Occasions')
  const [query, setQuery] = useQuery()
  const kind = query.get('kind') ?? ''
  const asked = useAnswer('/api/occasions', { actor: query.get('actor') ?? '' })
  const articles = useAnswer('/api/articles', { limit: 5000 })
  const byName = useMemo(
    () => new Map(articles.state === 'ready' ? articles.data.articles.map((a) => [a.name, a]) : []),
    [articles],
  )
  return (
    <Answered asked={asked} whole>
      {({ occasions }) => {
        const kinds = [...new Set(occasions.map((o) => o.kind))].sort()
        const shown = occasions.filter((o) => kind === '' || o.kind === kind).sort(byDate)
        return (
          <>
            <PageHead title="Occasions" over="Where things were said">
              <p>
                {counted(occasions.length, 'occasion')}; {occasions.filter((o) => o.articles.length > 1).length} told by
                more than one article.
              </p>
              <Select
                label="Kind"
                value={kind}
                none="Any"
                options={kinds.map((k) => ({ value: k, name: k }))}
                onChange={(k) => setQuery({ kind: k })}
              />
            </PageHead>
            {shown.length === 0 ? (
              <Notice title="No occasion is here">
                <p>
                  {occasions.length === 0
                    ? 'Articles on record report none yet, or have not been linked.'
                    : 'None is of this kind; choose another.'}
                </p>
              </Notice>
            ) : (
              <ol class="rows">
                {shown.map((o) => (
                  <li key={o.id}>
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
                        {distinct(o.articles.map((name) => byName.get(name) ?? { outlet: null, name })).map(
                          (source) => (
                            <Source key={sourceOf(source)} of={source} />
                          ),
                        )}
                        {o.articles.length > 1 ? (
                          <a href={toCompare(...o.articles.slice(0, 4))}>
                            Compare<span class="sr"> reports of {o.name}</span>
                          </a>
                        ) : null}
                      </p>
                    </div>
                  </li>
                ))}
              </ol>
            )}
          </>
        )
      }}
    </Answered>
  )
}

import type { ArticleRow } from '@onrecord/server'
import { toArticle } from '../addresses.js'
import { counted, countedOf } from '../text/counted.js'
import { titleOf } from '../text/source.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { ListHead } from '../views/list-head.js'
import { Outlet, PublishedOn } from '../views/meta.js'
import { PageHead } from '../views/page-head.js'
import { PagedList } from '../views/paged-list.js'
import { Select } from '../views/select.js'
import { Answered, Notice } from '../views/states.js'
import { Words } from '../views/words.js'

const PAGE = 100

/** Every article on record. */
export function ArticlesPage() {
  useTitle('Articles')
  const [address, setQuery] = useQuery()
  const outlet = address.get('outlet') ?? ''
  const actor = address.get('actor') ?? ''
  const query = { outlet, actor, story: address.get('story') ?? '' }
  const asked = useAnswer('/api/articles', { ...query, limit: PAGE })
  const health = useAnswer('/api/health')
  const outlets = health.state === 'ready' ? health.data.outlets : []
  return (
    <>
      <PageHead title="Articles" over="Sources">
        <Select
          label="Outlet"
          value={outlet}
          none="All outlets"
          options={outlets.map((o) => ({ value: o, name: o }))}
          onChange={(o) => setQuery({ outlet: o })}
        />
      </PageHead>
      <Answered asked={asked}>
        {({ total, more, articles }) =>
          articles.length === 0 ? (
            <Notice title="No article is here">
              <p>
                {outlet
                  ? 'No article of this outlet is on record. Choose another.'
                  : 'Add some with “npx onrecord add”.'}
              </p>
            </Notice>
          ) : (
            <div class="rows">
              <ListHead list="articles" query={query}>
                {countedOf({ total, more }, 'article')}
              </ListHead>
              <PagedList
                path="/api/articles"
                query={query}
                rowsOf={(answer) => answer.articles}
                total={total}
                more={more}
                first={articles}
                guess={86}
              >
                {(a) => <ArticleLine row={a} />}
              </PagedList>
            </div>
          )
        }
      </Answered>
    </>
  )
}

const ArticleLine = ({ row: a }: { row: ArticleRow }) => (
  <article class="row">
    <p class="entry-date">
      <PublishedOn published={a.published} />
    </p>
    <div>
      <h2 class="row-title">
        <a href={toArticle(a.name)}>
          <Words text={titleOf(a)} />
        </a>
      </h2>
      <p class="line-meta">
        <Outlet outlet={a.outlet} />
        <span>{counted(a.words, 'word')}</span>
        <span>{counted(a.statements, 'statement')}</span>
        {a.conditions > 0 ? <span>{counted(a.conditions, 'condition')}</span> : null}
        {a.edition > 1 ? <span>edition {a.edition}</span> : null}
      </p>
    </div>
  </article>
)

import type { SourceRow } from '@onrecord/server'
import { toActor, toOccasion } from '../addresses.js'
import { FAMILIES, FAMILY_NAMES, familyOf, showAct } from '../text/acts.js'
import { counted, figure } from '../text/counted.js'
import { useAnswer } from '../use-answer.js'
import { useTitle } from '../use-title.js'
import { Outlet } from '../views/meta.js'
import { PageHead } from '../views/page-head.js'
import { Answered, Notice } from '../views/states.js'
import { Words } from '../views/words.js'

/** Outlets: what is their own, whose words they carry, how they have people speak, what only they reported. */
export function SourcesPage() {
  useTitle('Sources')
  const asked = useAnswer('/api/sources')
  return (
    <>
      <PageHead title="Sources" over="Outlets on record">
        <p>
          Own work and copies, whose words each carries, in which cue words, and what only it reported.{' '}
          <a href="/articles">All articles</a>
        </p>
      </PageHead>
      <Answered asked={asked}>
        {({ sources }) =>
          sources.length === 0 ? (
            <Notice title="No article is on record yet">
              <p>
                <a href="/add">Add articles</a>, then come back to this page.
              </p>
            </Notice>
          ) : (
            <div class="sources">
              {sources.map((row) => (
                <Outlets key={row.outlet ?? ''} row={row} />
              ))}
            </div>
          )
        }
      </Answered>
    </>
  )
}

const percent = (n: number, of: number): string => (of === 0 ? '0 %' : `${Math.round((100 * n) / of)} %`)

function Outlets({ row }: { row: SourceRow }) {
  const families = FAMILIES.map((family) => ({
    family,
    n: row.acts.filter((a) => familyOf(a.act) === family).reduce((n, a) => n + a.n, 0),
  })).filter((f) => f.n > 0)
  const own = row.articles - row.copied
  return (
    <section class="source">
      <h2>
        {row.outlet === null ? (
          <Outlet outlet={null} />
        ) : (
          <a href={`/articles?outlet=${encodeURIComponent(row.outlet)}`}>
            <Outlet outlet={row.outlet} />
          </a>
        )}
        <span class="count">{counted(row.articles, 'article')}</span>
      </h2>
      <dl class="facts">
        <dt>Own</dt>
        <dd>
          {row.copied === 0 ? (
            'all of them, as far as is on record'
          ) : (
            <>
              {figure(own)} of {figure(row.articles)}; {figure(row.copied)} repeat{' '}
              {row.from.map((f, i) => (
                <span key={f.name}>
                  {i > 0 ? ', ' : ''}
                  <Words text={f.name} /> <span class="count">{figure(f.articles)}</span>
                </span>
              ))}
            </>
          )}
        </dd>
        <dt>Words</dt>
        <dd>
          {row.looked === 0 ? (
            counted(row.statements, 'statement')
          ) : (
            <>
              {counted(row.statements, 'statement')}, {percent(row.quoted, row.looked)} quoted word for word
            </>
          )}
        </dd>
        {row.voices.length > 0 ? (
          <>
            <dt>Whose</dt>
            <dd class="voices">
              {row.voices.map((v) => (
                <span key={v.id}>
                  <a href={toActor(v.id)}>
                    <Words text={v.name} />
                  </a>{' '}
                  <span class="count">{figure(v.statements)}</span>
                </span>
              ))}
            </dd>
          </>
        ) : null}
        {families.length > 0 ? (
          <>
            <dt>Colour</dt>
            <dd>
              <span class="shares">
                {families.map(({ family, n }) => (
                  <span
                    key={family}
                    class={`share f-${family}`}
                    style={{ flexGrow: n }}
                    title={`${FAMILY_NAMES[family]}: ${n}`}
                  />
                ))}
              </span>
              <span class="share-names">
                {families.map(({ family, n }) => (
                  <span key={family} class={`act f-${family}`}>
                    {FAMILY_NAMES[family]} {percent(n, row.looked)}
                  </span>
                ))}
              </span>
            </dd>
            <dt>Cues</dt>
            <dd class="cues">
              {row.cues.map((cue) => (
                <span key={cue.words} class={`f-${familyOf(cue.act)}`} title={showAct(cue.act)}>
                  <span class="act cue">
                    <Words text={cue.words} />
                  </span>{' '}
                  <span class="count">{figure(cue.n)}</span>
                </span>
              ))}
            </dd>
          </>
        ) : null}
        {row.occasions > 0 ? (
          <>
            <dt>Alone</dt>
            <dd>
              {row.only.length === 0 ? (
                <>each of the {counted(row.occasions, 'occasion')} it reports is reported elsewhere too</>
              ) : (
                <ul class="plain">
                  {row.only.map((o) => (
                    <li key={o.id}>
                      <a href={toOccasion(o.id)}>
                        <Words text={o.name} />
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}

import { type ReadArticle, sliceAll } from '@onrecord/format'
import type { ComponentChildren } from 'preact'
import { toActor, toArticle, toCompare, toOccasion } from '../addresses.js'
import type { ArticleLinks } from '../api.js'
import { LinkBar } from '../links/link-bar.js'
import { FAMILIES, FAMILY_NAMES, familyOf } from '../text/acts.js'
import { showRange } from '../text/dates.js'
import { Glyph } from '../views/glyph.js'
import { Outlet } from '../views/meta.js'
import { Quoted, Words } from '../views/words.js'

const MOST = 8

/** What is in the article and what it is tied to: shown while no statement is selected. */
export function Overview({
  article,
  links,
  children,
}: {
  article: ReadArticle
  links: ArticleLinks | null
  children?: ComponentChildren
}) {
  const speakers = new Map<string, number>()
  for (const s of article.statements) for (const id of s.speakers) speakers.set(id, (speakers.get(id) ?? 0) + 1)
  const most = [...speakers].sort((a, b) => b[1] - a[1]).slice(0, MOST)
  const used = FAMILIES.filter((family) => article.statements.some((s) => familyOf(s.act) === family))
  const evidence = article.published.evidence
  return (
    <div class="card overview">
      <h2>What is in it</h2>
      {article.statements.length === 0 ? (
        <p>No statements were found in this article.</p>
      ) : (
        <ul class="legend">
          {used.map((family) => (
            <li key={family}>
              <Glyph family={family} /> {FAMILY_NAMES[family]}
              <span class="count">{article.statements.filter((s) => familyOf(s.act) === family).length}</span>
            </li>
          ))}
        </ul>
      )}
      {most.length === 0 ? null : (
        <section class="card-part">
          <h3>Who speaks</h3>
          <ul class="legend">
            {most.map(([id, count]) => (
              <li key={id}>
                <a href={toActor(id)}>
                  <Words text={article.actors.find((a) => a.id === id)?.name ?? id} />
                </a>
                <span class="count">{count}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {evidence.length === 0 || article.published.basis !== 'text' ? null : (
        <section class="card-part">
          <h3>Why {showRange(article.published)}</h3>
          <p class="evidence">
            {evidence.map((span) => (
              <a key={span.start} href={toArticle(article.name, { span })}>
                <Quoted>
                  <Words text={sliceAll(article.text, [span])} />
                </Quoted>
              </a>
            ))}
          </p>
        </section>
      )}
      {links && links.occasions.length > 0 ? (
        <section class="card-part">
          <h3>Reports on</h3>
          <ul class="plain">
            {links.occasions.map((o) => (
              <li key={o.id}>
                <a href={toOccasion(o.id)}>
                  <Words text={o.name} />
                </a>{' '}
                <span class="quiet">{showRange(o)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {links && links.copies.length > 0 ? (
        <section class="card-part">
          <h3>Shares its text with</h3>
          <ul class="plain">
            {links.copies.map((copy) => {
              const other = copy.article === article.name ? copy.original : copy.article
              return (
                <li key={copy.id}>
                  <a href={toCompare(article.name, other)}>
                    <Words text={other} />
                  </a>{' '}
                  <span class="quiet">
                    {Math.round(copy.share * 100)} %
                    {copy.wire === null ? null : (
                      <>
                        , from <Outlet outlet={copy.wire} />
                      </>
                    )}
                  </span>
                  <LinkBar link="copy" id={copy.id} what={other} decided={copy.decided} />
                </li>
              )
            })}
          </ul>
        </section>
      ) : null}
      {children}
      <p class="keys">
        <kbd>j</kbd> and <kbd>k</kbd> lead through the statements, <kbd>c</kbd> confirms, <kbd>x</kbd> rejects,{' '}
        <kbd>e</kbd> edits, <kbd>u</kbd> takes back; <kbd>Esc</kbd> leads back here. Select words and press <kbd>a</kbd>{' '}
        to add what was missed.
      </p>
    </div>
  )
}

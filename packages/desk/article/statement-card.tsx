import {
  type ActorId,
  holds,
  hull,
  overlap,
  type ReadArticle,
  type Span,
  type Statement,
  sliceAll,
} from '@onrecord/format'
import type { StatementRow } from '@onrecord/server'
import type { ComponentChildren } from 'preact'
import { toActor, toArticle, toCompare } from '../addresses.js'
import type { ArticleLinks } from '../api.js'
import { useDesk } from '../decide/desk.js'
import { refOf } from '../links/refs.js'
import { familyOf, showAct, showKind } from '../text/acts.js'
import { showRange } from '../text/dates.js'
import { Glyph } from '../views/glyph.js'
import { Source } from '../views/meta.js'
import { Quoted, Words } from '../views/words.js'
import { ConditionCard } from './condition-card.js'
import { showQuantity, showTime } from './explained.js'
import { Why } from './why.js'

/** One statement explained: who, what kind of act, when, about whom, how sure, and who else reports it. */
export function StatementCard({
  statement,
  article,
  links,
  children,
}: {
  statement: Statement
  article: ReadArticle
  links: ArticleLinks | null
  /** What can be decided about it. */
  children?: ComponentChildren
}) {
  const { text } = article
  const whole = hull([...statement.source, ...statement.cue, ...statement.content])!
  const outer = article.statements.find(
    (s) =>
      s.id !== statement.id && s.depth < statement.depth && s.content.some((c) => holds(c, hull(statement.content)!)),
  )
  const conditions = article.conditions.filter((c) => c.statement === statement.id)
  const others = reportsOf(statement, article, links)
  return (
    <div class="card">
      <h2 class={`card-act f-${familyOf(statement.act)}`}>
        <Glyph family={familyOf(statement.act)} negated={statement.negated} />{' '}
        {showAct(statement.act, statement.negated)}
      </h2>
      {children}
      <dl class="facts">
        <dt>Who</dt>
        <dd>
          {statement.speakers.length === 0 ? (
            <span class="quiet">nobody by name</span>
          ) : (
            <Names ids={statement.speakers} article={article} />
          )}
          {statement.source.length > 0 ? (
            <span class="as-written">
              as written:{' '}
              <Quoted>
                <Words text={sliceAll(text, statement.source)} />
              </Quoted>
            </span>
          ) : null}
        </dd>
        {statement.addressee === null ? null : (
          <>
            <dt>To</dt>
            <dd>
              <Names ids={[statement.addressee]} article={article} />
            </dd>
          </>
        )}
        {statement.targets.length === 0 ? null : (
          <>
            <dt>About</dt>
            <dd>
              <Names ids={statement.targets} article={article} />
            </dd>
          </>
        )}
        <dt>When</dt>
        <dd>
          {showRange(statement.said)} <Why why={statement.said.why} text={text} />
        </dd>
        <dt>Words</dt>
        <dd>
          {showKind(statement.kind)}
          {statement.cue.length === 0 ? null : (
            <>
              , “<Words text={sliceAll(text, statement.cue)} />”
            </>
          )}
          {outer ? (
            <span class="as-written">
              inside what {nameOf(outer.speaker, article)} {showAct(outer.act, outer.negated)}
            </span>
          ) : null}
        </dd>
        <dt>Sure</dt>
        <dd>
          {Math.round(statement.confidence * 100)} % <Why why={statement.why} text={text} />
        </dd>
      </dl>
      {conditions.map((c) => (
        <ConditionCard key={hull([...c.trigger, ...c.consequence])!.start} condition={c} article={article} />
      ))}
      <Inside whole={whole} article={article} />
      {others.length === 0 ? null : (
        <section class="card-part">
          <h3>Also reported</h3>
          {others.map((row) => (
            <p key={row.article + row.id} class="also">
              <a href={toArticle(row.article, { statement: row.id })}>
                <Quoted>
                  <Words text={row.contentText} />
                </Quoted>
              </a>
              <span class="line-meta">
                <Source of={row} />
                <a href={toCompare(article.name, row.article)}>Compare the two</a>
                <NotTheSame statement={statement} article={article} row={row} />
              </span>
            </p>
          ))}
        </section>
      )}
    </div>
  )
}

/** Says that another report is of another saying. */
function NotTheSame({ statement, article, row }: { statement: Statement; article: ReadArticle; row: StatementRow }) {
  const { decide } = useDesk()
  const one = [refOf({ article: article.name, content: statement.content })]
  const rule = () =>
    void decide(
      { kind: 'link', link: 'utterance', verdict: 'reject', one, others: [refOf(row)] },
      'Not the same saying.',
    )
  return (
    <button type="button" class="link-button" onClick={rule}>
      Not the same<span class="sr"> as in {row.outlet ?? row.article}</span>
    </button>
  )
}

function reportsOf(statement: Statement, article: ReadArticle, links: ArticleLinks | null): StatementRow[] {
  const mine = (row: StatementRow) => row.article === article.name && row.id === statement.id
  return (links?.utterances ?? [])
    .filter((u) => u.statements.some(mine))
    .flatMap((u) => u.statements.filter((row) => row.article !== article.name))
}

const nameOf = (id: ActorId | null, article: ReadArticle): string =>
  article.actors.find((a) => a.id === id)?.name ?? id ?? 'somebody'

const Names = ({ ids, article }: { ids: readonly ActorId[]; article: ReadArticle }) => (
  <span class="names">
    {ids.map((id) => (
      <a key={id} href={toActor(id)}>
        <Words text={nameOf(id, article)} />
      </a>
    ))}
  </span>
)

/** What the times, numbers and names within a stretch stand for. */
function Inside({ whole, article }: { whole: Span; article: ReadArticle }) {
  const { text } = article
  const lines: { readonly at: number; readonly written: string; readonly means: string }[] = []
  const put = (span: Span, means: string) => {
    const written = text.slice(span.start, span.end)
    if (written !== means && !lines.some((l) => l.written === written && l.means === means))
      lines.push({ at: span.start, written, means })
  }
  for (const time of article.times) if (overlap(time, whole)) put(time, showTime(time))
  for (const quantity of article.quantities) if (overlap(quantity, whole)) put(quantity, showQuantity(quantity))
  for (const actor of article.actors)
    for (const mention of actor.mentions) if (overlap(mention, whole)) put(mention, actor.name)
  if (lines.length === 0) return null
  lines.sort((a, b) => a.at - b.at)
  return (
    <section class="card-part">
      <h3>In these words</h3>
      <dl class="meanings">
        {lines.map((line) => (
          <div key={`${line.at} ${line.means}`}>
            <dt>
              <Words text={line.written} />
            </dt>
            <dd>{line.means}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

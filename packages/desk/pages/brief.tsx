import type { Quote } from '@onrecord/server'
import type { ComponentChildren } from 'preact'
import { toArticle, toTake } from '../addresses.js'
import type { Answers } from '../api.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { sourceOf, titleOf } from '../text/source.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { ChangedLine } from '../views/changed-line.js'
import { ConditionLine } from '../views/condition-line.js'
import { DifferenceLine } from '../views/difference-line.js'
import { PageHead } from '../views/page-head.js'
import { StatementLine } from '../views/statement-line.js'
import { Answered } from '../views/states.js'
import { Words } from '../views/words.js'

const ASKED = 12

/** The brief by itself, to be read through, printed or kept as PDF: every line with the number of what it rests on. */
export function BriefPage() {
  const [query] = useQuery()
  const story = query.get('story') ?? ''
  const asked = useAnswer('/api/brief', { story, limit: ASKED })
  return (
    <Answered asked={asked} whole>
      {(brief) => <Brief brief={brief} story={story} />}
    </Answered>
  )
}

function Brief({ brief, story }: { brief: Answers['/api/brief']; story: string }) {
  const name = brief.story?.name ?? 'The record'
  useTitle(`Brief: ${name}`)
  const cited: Quote[] = []
  const cite = (quotes: readonly Quote[]) => (
    <References
      numbers={quotes.map((quote) => {
        const known = cited.findIndex((q) => q.article === quote.article && q.line === quote.line)
        return known >= 0 ? known + 1 : cited.push(quote)
      })}
    />
  )
  const parts: readonly (readonly [string, readonly ComponentChildren[]])[] = [
    ['Where things stand', brief.stands.map((l) => <Cited key={l.statement.article + l.statement.id} by={cite(l.quotes)}><StatementLine row={l.statement} reports={l.reports} /></Cited>)],
    ['What changed last', brief.changed.map((l, i) => <Cited key={i} by={cite(l.quotes)}><ChangedLine line={l} /></Cited>)],
    ['What is open', brief.open.map((l) => <Cited key={l.condition.id} by={cite(l.quotes)}><ConditionLine row={l.condition} /></Cited>)],
    ['Where reports disagree', brief.disagree.map((l) => <Cited key={l.difference.id} by={cite(l.quotes)}><DifferenceLine difference={l.difference} quotes={l.quotes} /></Cited>)],
  ] // biome-ignore format: a part a line
  const articles = new Map(brief.articles.map((a) => [a.name, a]))
  return (
    <div class="brief-page">
      <PageHead title={<Words text={name} />} over="Brief">
        <p>
          {counted(brief.total, 'article')}
          {brief.outlets.length > 0 ? ` by ${counted(brief.outlets.length, 'outlet')}` : null}
          {brief.from === null ? null : `, ${showRange(brief)}`}
        </p>
        <p class="no-print watch-buttons">
          <button type="button" class="button primary" onClick={() => print()}>
            Print or keep as PDF
          </button>
          <a class="button" href={toTake(story)}>
            In another format
          </a>
        </p>
      </PageHead>
      {parts.map(([title, lines]) =>
        lines.length === 0 ? null : (
          <section key={title} class="band-section">
            <h2>{title}</h2>
            {lines}
          </section>
        ),
      )}
      {cited.length === 0 ? null : (
        <section class="band-section references">
          <h2>References</h2>
          <ol>
            {cited.map((quote, i) => {
              const article = articles.get(quote.article)
              return (
                <li key={`${quote.article} ${quote.line}`} id={`r${i + 1}`}>
                  <a href={toArticle(quote.article, quote.spans[0] ? { span: quote.spans[0] } : {})}>
                    <Words text={article ? titleOf(article) : sourceOf(quote)} />
                  </a>
                  {quote.outlet === null ? null : (
                    <>
                      , <Words text={quote.outlet} />
                    </>
                  )}
                  , {showRange(quote.published)}, <code>{`${quote.article}:${quote.line}`}</code>
                </li>
              )
            })}
          </ol>
        </section>
      )}
    </div>
  )
}

const Cited = ({ by, children }: { by: ComponentChildren; children: ComponentChildren }) => (
  <div class="cited">
    {children}
    {by}
  </div>
)

const References = ({ numbers }: { numbers: readonly number[] }) => (
  <p class="cites">
    {[...new Set(numbers)].map((n) => (
      <a key={n} href={`#r${n}`} aria-label={`Reference ${n}`}>
        {n}
      </a>
    ))}
  </p>
)

import type { Brief } from '@onrecord/server'
import { toActor, toArticle, toOccasion } from '../addresses.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { Source } from './meta.js'
import { StatementLine } from './statement-line.js'
import { Quoted, Words } from './words.js'

type Line = Brief['changed'][number]

/** What was held, said or done last, with the words it rests on. */
export function ChangedLine({ line }: { line: Line }) {
  if (line.kind === 'statement') return <StatementLine row={line.statement} reports={line.reports} />
  const quote = line.quotes[0]!
  if (line.kind === 'occasion') {
    const { occasion } = line
    return (
      <article class="line">
        <p class="line-head">
          <span class="form">{occasion.kind}</span>
        </p>
        <p class="line-words">
          <a href={toOccasion(occasion.id)}>
            <Words text={occasion.name} />
          </a>
        </p>
        <p class="line-meta">
          <span>{showRange(occasion)}</span>
          <span>{counted(occasion.articles.length, 'report')}</span>
          <Source of={quote} />
        </p>
      </article>
    )
  }
  const { event } = line
  return (
    <article class="line">
      <p class="line-head">
        <span>
          <Somebody id={event.actor} name={event.actorName} /> <span class="form">{event.type.toLowerCase()}</span>{' '}
          {event.recipient === null ? null : <Somebody id={event.recipient} name={event.recipientName} />}
        </span>
      </p>
      <p class="line-words">
        <a href={toArticle(event.article, { span: event.span })}>
          <Quoted>
            <Words text={quote.texts[0]!} />
          </Quoted>
        </a>
      </p>
      <p class="line-meta">
        <span>{showRange(event)}</span>
        <Source of={quote} />
      </p>
    </article>
  )
}

const Somebody = ({ id, name }: { id: string | null; name: string | null }) =>
  id === null ? (
    <span class="name">somebody</span>
  ) : (
    <a class="name" href={toActor(id)}>
      <Words text={name ?? id} />
    </a>
  )

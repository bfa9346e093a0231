import type { StatementRow } from '@onrecord/server'
import { toActor, toArticle } from '../addresses.js'
import { DecidedBy } from '../decide/mark.js'
import { ChooseBox } from '../links/choosing.js'
import { familyOf, showAct } from '../text/acts.js'
import { showRange } from '../text/dates.js'
import { Glyph } from './glyph.js'
import { Source } from './meta.js'
import { Quoted, Words } from './words.js'

/** Who did what by saying it: `▼ Vladimir Putin warned`. A source that nobody is known by is shown as it is written. */
export function SaidBy({ row, linked = true }: { row: StatementRow; linked?: boolean }) {
  const name = row.speakerName ?? (row.sourceText === '' ? 'nobody named' : row.sourceText)
  const others = row.speakers.length - 1
  return (
    <span class="said-by">
      <Glyph family={familyOf(row.act)} negated={row.negated} />{' '}
      {row.speaker !== null && linked ? (
        <a class="name" href={toActor(row.speaker)}>
          <Words text={name} />
        </a>
      ) : (
        <span class="name">
          <Words text={name} />
        </span>
      )}
      {others > 0 ? <span class="quiet"> and {others === 1 ? 'another' : `${others} others`}</span> : null}{' '}
      <span class={`act f-${familyOf(row.act)}`}>{showAct(row.act, row.negated)}</span>
    </span>
  )
}

/** A statement as lists show it: who, the words, when and where; the words lead to the article. */
export const StatementLine = ({
  row,
  reports = 1,
  speaker = true,
  source = true,
}: {
  row: StatementRow
  reports?: number
  speaker?: boolean
  source?: boolean
}) => (
  <article class="line">
    <ChooseBox row={row} />
    <p class="line-head">
      {speaker ? (
        <SaidBy row={row} />
      ) : (
        <span class="said-by">
          <Glyph family={familyOf(row.act)} negated={row.negated} />{' '}
          <span class={`act f-${familyOf(row.act)}`}>{showAct(row.act, row.negated)}</span>
        </span>
      )}
    </p>
    <p class="line-words">
      <a href={toArticle(row.article, { statement: row.id })}>
        <Quoted>
          <Words text={row.contentText} />
        </Quoted>
      </a>
    </p>
    <p class="line-meta">
      <span>{showRange(row.said)}</span>
      {source ? <Source of={row} /> : null}
      {reports > 1 ? <span>{reports} reports</span> : null}
      {row.decided ? <DecidedBy decided={row.decided} /> : null}
      {row.confidence < 0.5 && !row.decided ? (
        <span title={`The reader is ${Math.round(row.confidence * 100)} % sure`}>uncertain</span>
      ) : null}
    </p>
  </article>
)

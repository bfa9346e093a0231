import type { AlignedRow, ArticleRow, StatementRow } from '@onrecord/server'
import { useMemo } from 'preact/hooks'
import { toArticle } from '../addresses.js'
import { ChooseBox } from '../links/choosing.js'
import { LinkBar } from '../links/link-bar.js'
import { familyOf, showAct } from '../text/acts.js'
import { showRange } from '../text/dates.js'
import { type Run, wordDiff } from '../text/word-diff.js'
import { Source } from './meta.js'
import { SaidBy } from './statement-line.js'
import { Quoted, Words } from './words.js'

/** Wordings that share less than this part of their words are retellings: marking what differs would mark all of it. */
const RETOLD = 0.4

/** A wording against the likest one of the other report; no runs where it is retold in other words. */
interface Against {
  readonly row: StatementRow
  readonly runs: readonly Run[] | null
}

/** One utterance as each report has it; every wording compared word by word with the likest of the others. */
export function AlignedUtterance({ row, articles }: { row: AlignedRow; articles: readonly ArticleRow[] }) {
  const sides = useMemo(
    () =>
      row.columns.map((column, at) => {
        const others = row.columns.filter((_, i) => i !== at).flat()
        return { wordings: against(column, others), families: new Set<string>(others.map((o) => familyOf(o.act))) }
      }),
    [row],
  )
  const name = row.columns.flat()[0]?.contentText.slice(0, 60) ?? ''
  return (
    <div class="pair-row">
      <div class="pair-link">
        <LinkBar
          link="utterance"
          id={row.utterance.id}
          what={name}
          score={row.utterance.score}
          decided={row.utterance.decided}
        />
      </div>
      {sides.map(({ wordings, families }, at) =>
        wordings.length === 0 ? (
          <div key={articles[at]!.key} class="side absent">
            <p class="quiet">
              Not in <Source of={articles[at]!} />
            </p>
          </div>
        ) : (
          <Side key={articles[at]!.key} side={wordings} others={families} />
        ),
      )}
    </div>
  )
}

function against(rows: readonly StatementRow[], others: readonly StatementRow[]): Against[] {
  return rows.map((row) => {
    const likest = others
      .map((other) => wordDiff(row.contentText, other.contentText))
      .reduce((best, each) => (each.likeness > best.likeness ? each : best), { a: [], b: [], likeness: 0 })
    return { row, runs: likest.likeness >= RETOLD ? likest.a : null }
  })
}

function Side({ side, others }: { side: readonly Against[]; others: ReadonlySet<string> }) {
  return (
    <div class="side">
      {side.map(({ row, runs }) => (
        <article key={row.id} class="line">
          <ChooseBox row={row} />
          <p class="line-head">
            <SaidBy row={row} />
            {row.cueText === '' ? null : (
              <span
                class={`cue act f-${familyOf(row.act)}${others.has(familyOf(row.act)) ? '' : ' differs'}`}
                title={showAct(row.act, row.negated)}
              >
                “<Words text={row.cueText} />”
              </span>
            )}
          </p>
          <p class="line-words">
            <a href={toArticle(row.article, { statement: row.id })}>
              <Quoted>{runs === null ? <Words text={row.contentText} /> : runs.map(showRun)}</Quoted>
            </a>
          </p>
          <p class="line-meta">
            <Source of={row} />
            <span>{showRange(row.said)}</span>
            {runs === null ? <span>retold in other words</span> : null}
          </p>
        </article>
      ))}
    </div>
  )
}

const NUMBERS = /(\d[\d.,]*)/

/** A run: plain where both have it, marked where only this one does, its numbers called out. */
const showRun = (run: Run, at: number) =>
  run.shared ? (
    <Words key={at} text={run.text} />
  ) : (
    <ins key={at} class="own">
      {run.text.split(NUMBERS).map((part, i) =>
        i % 2 === 0 ? (
          <Words key={`${at} ${i}`} text={part} />
        ) : (
          <strong key={`${at} ${i}`} class="number">
            {part}
          </strong>
        ),
      )}
    </ins>
  )

import { FATES, type FateState, type LedgerKind } from '@onrecord/format'
import type { LedgerRow } from '@onrecord/server'
import { toActor, toArticle } from '../addresses.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { segments } from '../text/segments.js'
import { Source } from '../views/meta.js'
import { Quoted, Words } from '../views/words.js'
import { WatchButton } from '../watch/watch-button.js'

const FORMS = { if: 'if', 'only-if': 'only if', unless: 'unless' } as const
const SHOWN_EVIDENCE = 2

/** An entry with what may settle it, and the buttons that do. */
export function Entry({
  entry,
  state,
  inHand,
  onHand,
  onSettle,
}: {
  entry: LedgerRow
  state: FateState
  inHand: boolean
  onHand: () => void
  onSettle: (state: FateState, evidence?: LedgerRow['evidence'][number]) => void
}) {
  const { whole } = entry
  const statement = entry.statements.find((s) => s.article === entry.article)?.id
  const decided = entry.by !== 'proposed'
  const parts = [
    ...entry.needs.map((span) => ({ span, mark: 'trigger' })),
    ...entry.gives.map((span) => ({ span, mark: 'consequence' })),
  ]
  return (
    <article class={inHand ? 'ledger-entry in-hand' : 'ledger-entry'} data-entry={entry.id} onFocusCapture={onHand}>
      <div class="ledger-state">
        <span class={`state s-${state}`}>{state}</span>
        <span class="quiet">
          {decided ? (
            <>
              decided by <Words text={entry.by} />
            </>
          ) : state === 'open' ? (
            'nothing proposed'
          ) : (
            'proposed'
          )}
        </span>
        {entry.due === null ? null : <span class="due">due {showRange({ from: entry.due, to: entry.due })}</span>}
        <WatchButton small of={{ entry: entry.id }} name={`${entry.kind}: ${entry.wholeText.slice(0, 60)}`} />
      </div>
      <div class="ledger-words">
        <p class="line-head">
          <span>
            {entry.holder === null ? (
              <span class="name">Nobody named</span>
            ) : (
              <a class="name" href={toActor(entry.holder)}>
                <Words text={entry.holderName ?? entry.holder} />
              </a>
            )}{' '}
            <span class="form">{kindOf(entry.kind, entry.form)}</span>
          </span>
        </p>
        <p class="line-words">
          <a href={toArticle(entry.article, statement === undefined ? { span: whole } : { statement })}>
            <Quoted>
              {segments(whole, parts).map((s) => (
                <span
                  key={s.start}
                  class={entry.kind === 'condition' ? s.marks.map((m) => `c-${m}`).join(' ') : undefined}
                >
                  <Words text={entry.wholeText.slice(s.start - whole.start, s.end - whole.start)} />
                </span>
              ))}
            </Quoted>
          </a>
        </p>
        <p class="line-meta">
          <span>{showRange(entry.made)}</span>
          <Source of={entry} />
          {entry.statements.length > 1 ? <span>{counted(entry.statements.length, 'report')}</span> : null}
        </p>
      </div>
      <div class="ledger-evidence">
        {entry.evidence.slice(0, SHOWN_EVIDENCE).map((e) => (
          <div key={`${e.article} ${e.spans[0]?.start}`} class="evidence-item">
            <p>
              <span class={`state s-${e.state}`}>{e.state}?</span>{' '}
              <span class="quiet">{Math.round(e.score * 100)} %</span>{' '}
              <button type="button" class="link-button" onClick={() => onSettle(e.state, e)}>
                Decide so
              </button>
            </p>
            <p class="line-words small">
              <a href={toArticle(e.article, { span: e.spans[0]! })}>
                <Quoted>
                  <Words text={e.quote.texts.join(' … ')} />
                </Quoted>
              </a>
            </p>
            <p class="line-meta">
              <span>{showRange(e.quote.published)}</span>
              <Source of={e.quote} />
            </p>
            {e.why.length > 0 ? (
              <p class="why">
                <Words text={e.why.join('; ')} />
              </p>
            ) : null}
          </div>
        ))}
        <fieldset class="settle">
          <legend class="sr">What became of it</legend>
          {FATES.map((fate) => (
            <button
              key={fate}
              type="button"
              aria-pressed={decided && state === fate}
              onClick={() => onSettle(fate)}
              onFocus={onHand}
            >
              {fate}
            </button>
          ))}
        </fieldset>
      </div>
    </article>
  )
}

const kindOf = (kind: LedgerKind, form: LedgerRow['form']): string =>
  kind === 'condition' && form !== null ? `condition: ${FORMS[form]}` : kind

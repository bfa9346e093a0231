import { FATES, type FateState, LEDGER_KINDS, type LedgerKind, type Span } from '@onrecord/format'
import type { LedgerRow } from '@onrecord/server'
import { useEffect, useRef, useState } from 'preact/hooks'
import { toActor, toArticle } from '../addresses.js'
import { type Answers, address, get } from '../api.js'
import { useDesk } from '../decide/desk.js'
import { counted } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { segments } from '../text/segments.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { inField } from '../views/masthead.js'
import { Source } from '../views/meta.js'
import { PageHead } from '../views/page-head.js'
import { Select } from '../views/select.js'
import { Answered, Notice } from '../views/states.js'
import { VirtualList } from '../views/virtual-list.js'
import { Quoted, Words } from '../views/words.js'

const MOST = 5000
const FORMS = { if: 'if', 'only-if': 'only if', unless: 'unless' } as const
const ORDERS = [
  { value: 'latest', name: 'Newest first' },
  { value: 'due', name: 'Due first' },
]
/** Keys that decide on the entry in hand. */
const KEYS: Readonly<Record<string, FateState>> = { o: 'open', m: 'met', b: 'broken', v: 'overtaken', n: 'unclear' }

/** What is on record as conditional, promised, threatened, demanded or predicted, and what became of it. */
export function LedgerPage() {
  useTitle('Ledger')
  const [query, setQuery] = useQuery()
  const kind = query.get('kind') ?? ''
  const state = query.get('state') ?? ''
  const holder = query.get('holder') ?? ''
  const order = query.get('order') ?? ''
  const asked = useAnswer('/api/ledger', { limit: MOST, order: order || 'made' })
  return (
    <>
      <PageHead title="Ledger" over="Conditions and commitments">
        <p>
          What somebody tied to a condition, promised, threatened, demanded or predicted; what became of it; and what
          later articles tell that may settle it. The machine proposes, you decide.
        </p>
      </PageHead>
      <Answered asked={asked}>
        {({ entries }) => {
          const fits = (e: LedgerRow, but?: 'kind' | 'state' | 'holder') =>
            (but === 'kind' || kind === '' || e.kind === kind) &&
            (but === 'state' || state === '' || e.state === state) &&
            (but === 'holder' || holder === '' || e.holder === holder)
          const count = <T extends string>(all: readonly T[], of: (e: LedgerRow) => string, but: 'kind' | 'state') =>
            all.map((value) => ({
              value,
              name: `${value} (${entries.filter((e) => fits(e, but) && of(e) === value).length})`,
            }))
          const shown = entries.filter((e) => fits(e))
          return (
            <>
              <div class="filters">
                <Select
                  label="Kind"
                  value={kind}
                  none="All kinds"
                  options={count(LEDGER_KINDS, (e) => e.kind, 'kind')}
                  onChange={(v) => setQuery({ kind: v })}
                />
                <Select
                  label="State"
                  value={state}
                  none="Any state"
                  options={count(FATES, (e) => e.state, 'state')}
                  onChange={(v) => setQuery({ state: v })}
                />
                <Select
                  label="Holder"
                  value={holder}
                  none="Everybody"
                  options={holdersOf(entries.filter((e) => fits(e, 'holder')))}
                  onChange={(v) => setQuery({ holder: v })}
                />
                <Select
                  label="Order"
                  value={order}
                  none="As they were made"
                  options={ORDERS}
                  onChange={(v) => setQuery({ order: v })}
                />
              </div>
              {entries.length === 0 ? (
                <Notice title="Nothing is in the ledger">
                  <p>No condition, promise, threat, demand or prediction was found in the articles on record.</p>
                </Notice>
              ) : shown.length === 0 ? (
                <Notice title="None matches">
                  <p>Choose another kind, state or holder.</p>
                </Notice>
              ) : (
                <Entries entries={shown} />
              )}
            </>
          )
        }}
      </Answered>
    </>
  )
}

function holdersOf(entries: readonly LedgerRow[]) {
  const by = new Map<string, { name: string; n: number }>()
  for (const e of entries) {
    if (e.holder === null) continue
    const known = by.get(e.holder)
    by.set(e.holder, { name: e.holderName ?? e.holder, n: (known?.n ?? 0) + 1 })
  }
  return [...by].sort((a, b) => b[1].n - a[1].n).map(([value, { name, n }]) => ({ value, name: `${name} (${n})` }))
}

/** The entries, one of them in hand: j and k lead on, a letter decides. */
function Entries({ entries }: { entries: readonly LedgerRow[] }) {
  const { decide } = useDesk()
  const [hand, setHand] = useState<string | null>(null)
  const [awaited, setAwaited] = useState<ReadonlyMap<string, FateState>>(new Map())
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => setAwaited(new Map()), [entries])
  const settle = async (entry: LedgerRow, state: FateState, evidence?: LedgerRow['evidence'][number]) => {
    setAwaited((all) => new Map(all).set(entry.id, state))
    const on = await placeOf(entry)
    const refs = evidence ? [{ article: evidence.article, spans: evidence.spans }] : []
    const done =
      on !== null &&
      (await decide({ kind: 'fate', ...on, state, evidence: refs }, `${entry.kind} of ${entry.holderName ?? 'nobody named'}: ${state}.`)) // biome-ignore format: one line
    if (!done)
      setAwaited((all) => {
        const rest = new Map(all)
        rest.delete(entry.id)
        return rest
      })
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
      if (document.querySelector('dialog[open]')) return
      const at = entries.findIndex((e) => e.id === hand)
      const by = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (by !== 0) setHand(entries[Math.min(entries.length - 1, Math.max(0, at + by))]?.id ?? null)
      const state = KEYS[event.key]
      const entry = entries[at]
      if (state && entry) void settle(entry, state)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  return (
    <div ref={list}>
      <p class="quiet list-head" role="status">
        {counted(entries.length, 'entry', 'entries')} · <kbd>j</kbd> <kbd>k</kbd> lead on; <kbd>m</kbd> met,{' '}
        <kbd>b</kbd> broken, <kbd>v</kbd> overtaken, <kbd>n</kbd> unclear, <kbd>o</kbd> open
      </p>
      <VirtualList
        items={entries}
        keyOf={(e) => e.id}
        guess={150}
        at={hand === null ? -1 : entries.findIndex((e) => e.id === hand)}
      >
        {(entry) => (
          <Entry
            entry={entry}
            state={awaited.get(entry.id) ?? entry.state}
            inHand={entry.id === hand}
            onHand={() => setHand(entry.id)}
            onSettle={(state, evidence) => void settle(entry, state, evidence)}
          />
        )}
      </VirtualList>
    </div>
  )
}

/** What a decision on an entry is about: the condition by its place, else the statement. */
async function placeOf(
  entry: LedgerRow,
): Promise<{ readonly condition: string } | { readonly article: string; readonly statement: string } | null> {
  const statement = entry.statements[0]
  if (entry.kind !== 'condition')
    return statement?.id === undefined ? null : { article: statement.article, statement: statement.id }
  const url = address('/api/conditions', { article: entry.article, limit: MOST })
  const { conditions } = await get<Answers['/api/conditions']>(url)
  const same = (a: readonly Span[]) => JSON.stringify(a) === JSON.stringify(entry.needs)
  const condition = conditions.find((c) => same(c.trigger))
  return condition ? { condition: condition.id } : null
}

const SHOWN_EVIDENCE = 2

function Entry({
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

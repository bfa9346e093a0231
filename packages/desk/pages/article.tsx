import { hull, type ReadArticle, type Span, type Statement } from '@onrecord/format'
import type { Deciding as Decided, DecisionRow } from '@onrecord/server'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ArticleLinks } from '../api.js'
import { ConditionCard } from '../article/condition-card.js'
import { DecideBar } from '../article/decide-bar.js'
import { DecisionsHere } from '../article/decisions-here.js'
import { type Item, itemsOf, LAYERS, type Layer, marksOf } from '../article/layers.js'
import { Overview } from '../article/overview.js'
import { Raw } from '../article/raw.js'
import { StatementCard } from '../article/statement-card.js'
import { type Draft, StatementForm } from '../article/statement-form.js'
import { ArticleText } from '../article/text.js'
import { useOptimism } from '../article/use-optimism.js'
import { useSelected } from '../article/use-selected.js'
import { useDesk } from '../decide/desk.js'
import { showAct } from '../text/acts.js'
import { titleOf } from '../text/source.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { Icon } from '../views/icon.js'
import { inField } from '../views/masthead.js'
import { Outlet, PublishedOn } from '../views/meta.js'
import { Answered } from '../views/states.js'
import { Words } from '../views/words.js'

/** One article with everything found in it. */
export function ArticlePage({ name }: { name: string }) {
  const asked = useAnswer('/api/articles/:name', {}, name)
  const links = useAnswer('/api/articles/:name/links', {}, name)
  return (
    <Answered asked={asked} whole>
      {(article) =>
        article.name === name || asked.state === 'ready' ? (
          <Reading key={article.name} article={article} links={links.state === 'ready' ? links.data : null} />
        ) : null
      }
    </Answered>
  )
}

const LAYER_NAMES: Readonly<Record<Layer, string>> = {
  statements: 'Statements',
  conditions: 'Conditions',
  actors: 'Actors',
  times: 'Times',
  quantities: 'Numbers',
}

function Reading({ article: read, links }: { article: ReadArticle; links: ArticleLinks | null }) {
  const [query, setQuery] = useQuery()
  const [hovered, setHovered] = useState<string | null>(null)
  const [draft, setDraft] = useState<Draft | null>(null)
  const page = useRef<HTMLDivElement>(null)
  useTitle(titleOf(read))
  const { article, waiting, confirmed, rejected } = useOptimism(read)
  const items = useMemo(() => itemsOf(article), [article])
  const hidden = query.get('hide') ?? ''
  const at = query.get('at')
  const raw = query.get('raw') === '1'
  const marks = useMemo(
    () => marksOf(article, new Set(hidden.split(',')), spanOf(at, article.text)),
    [article, hidden, at],
  )
  const selected = items.find((i) => i.key === query.get('s')) ?? null
  const shown = items.find((i) => i.key === hovered) ?? selected
  const select = (key: string | null) => {
    setDraft(null)
    setQuery({ s: key, at: null })
  }
  const picked = useSelected(page, article.text)
  const { decide, withdraw } = useDesk()
  const decisions = useAnswer('/api/decisions', { article: article.name, withdrawn: 'false', limit: 500 })
  const here = decisions.state === 'ready' ? decisions.data.decisions : []

  const confirm = (statement: Statement) =>
    waiting(confirmed(statement), decide({ kind: 'confirm', article: article.name, statement: statement.id }, said('Confirmed', statement, article))) // biome-ignore format: one line
  const reject = (statement: Statement) => {
    const next = step(items, selected, 1) ?? step(items, selected, -1)
    select(next && next.key !== statement.id ? next.key : null)
    return waiting(rejected(statement), decide({ kind: 'reject', article: article.name, statement: statement.id }, said('Rejected', statement, article))) // biome-ignore format: one line
  }
  const edit = (s: Statement) =>
    setDraft({ id: s.id, content: s.content, speaker: s.speaker, act: s.act, said: s.said, negated: s.negated })
  const add = (span: Span) => {
    const { from, to } = article.published
    setDraft({ id: null, content: [span], speaker: null, act: 'say', said: { from, to }, negated: false })
  }
  const send = async (what: Decided) => {
    const done = await decide(what, what.kind === 'add' ? 'Added what was missed.' : 'Put right.')
    if (done) setDraft(null)
  }
  const takeBack = (id: string) => void withdraw(id, 'a decision')

  useKeys(items, selected, select, {
    c: selected?.kind === 'statement' ? () => void confirm(selected.statement) : null,
    x: selected?.kind === 'statement' ? () => void reject(selected.statement) : null,
    e: selected?.kind === 'statement' ? () => edit(selected.statement) : null,
    a: picked === null ? null : () => add(picked),
  })
  const key = selected?.key
  useEffect(() => {
    const place = page.current?.querySelector(key === undefined ? '.m-here' : `[data-pin="${CSS.escape(key)}"]`)
    if (!place) return
    if (key !== undefined && page.current?.contains(document.activeElement))
      (place as HTMLElement).focus({ preventScroll: true })
    const { top, bottom } = place.getBoundingClientRect()
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    if (top < 120 || bottom > innerHeight * 0.6)
      place.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
  }, [key])

  return (
    <div class="reading" ref={page}>
      <div class="reading-bar">
        <p class="line-meta">
          <Outlet outlet={article.outlet} />
          <PublishedOn published={article.published} />
          {article.byline && article.byline.length > 0 ? (
            <span>
              <Words text={article.byline.join(', ')} />
            </span>
          ) : null}
          {article.wire === null ? null : (
            <span>
              credited to <Words text={article.wire} />
            </span>
          )}
        </p>
        <div class="reading-tools">
          <Layers hidden={hidden} onChange={(hide) => setQuery({ hide })} />
          <label class="chip toggle">
            <input type="checkbox" checked={raw} onChange={() => setQuery({ raw: raw ? null : '1' })} />{' '}
            <span>Raw source</span>
          </label>
        </div>
      </div>
      <div class="reading-text">
        <ArticleText
          article={article}
          marks={marks}
          items={items}
          selected={selected?.key ?? null}
          hovered={hovered}
          onSelect={(next) => select(next === selected?.key ? null : next)}
          onHover={setHovered}
        />
        {raw ? (
          <Raw
            name={article.name}
            at={selected?.kind === 'statement' ? hull(selected.statement.content) : spanOf(at, article.text)}
            map={article.map}
          />
        ) : null}
      </div>
      <aside class={selected || draft ? 'margin open' : 'margin'} aria-label="Explanation">
        <div class="margin-bar">
          <span class="quiet">
            {selected ? `${items.indexOf(selected) + 1} of ${items.length}` : `${items.length} in the text`}
          </span>
          <Step name="previous" label="Previous statement (k)" to={step(items, selected, -1)} onSelect={select} />
          <Step name="next" label="Next statement (j)" to={step(items, selected, 1)} onSelect={select} />
          {selected ? (
            <button type="button" class="icon-button" aria-label="Close (Esc)" onClick={() => select(null)}>
              <Icon name="close" />
            </button>
          ) : null}
        </div>
        {picked !== null && draft === null ? (
          <p class="picked">
            <button type="button" class="button primary" onPointerDown={keepSelection} onClick={() => add(picked)}>
              Add the selected words as a statement <kbd>a</kbd>
            </button>
          </p>
        ) : null}
        {draft !== null ? (
          <StatementForm
            key={draft.id ?? draft.content[0]?.start}
            draft={draft}
            article={article}
            onSend={(what) => void send(what)}
            onCancel={() => setDraft(null)}
          />
        ) : (
          <div aria-live="polite">
            {shown === null ? (
              <Overview article={article} links={links}>
                <DecisionsHere decisions={here} onTakeBack={takeBack} />
              </Overview>
            ) : shown.kind === 'statement' ? (
              <StatementCard statement={shown.statement} article={article} links={links}>
                <DecideBar
                  key={shown.key}
                  decided={shown.statement.decided}
                  notes={here.filter((row) => isNoteOn(row, shown.statement, article.name))}
                  onConfirm={() => void confirm(shown.statement)}
                  onReject={() => void reject(shown.statement)}
                  onEdit={() => {
                    select(shown.key)
                    edit(shown.statement)
                  }}
                  onNote={(text) =>
                    void decide(
                      { kind: 'note', on: { article: article.name, statement: shown.statement.id }, text },
                      'Noted.',
                    )
                  }
                  onTakeBack={takeBack}
                />
              </StatementCard>
            ) : (
              <div class="card">
                <ConditionCard condition={shown.condition} article={article} />
              </div>
            )}
          </div>
        )}
      </aside>
    </div>
  )
}

const keepSelection = (event: Event) => event.preventDefault()

/** What was done, in a line: `Confirmed: Ilse Brandt promised`. */
function said(done: string, statement: Statement, article: ReadArticle): string {
  const name = article.actors.find((a) => a.id === statement.speaker)?.name ?? 'nobody by name'
  return `${done}: ${name} ${showAct(statement.act, statement.negated)}.`
}

/** Whether a decision is a note on a statement: on its words, where they stand now. */
function isNoteOn(row: DecisionRow, statement: Statement, name: string): boolean {
  const place = row.places[0]
  if (row.decision.kind !== 'note' || !place || place.article !== name) return false
  return JSON.stringify(place.spans) === JSON.stringify(statement.content)
}

/** The item before or after the selected one; from nowhere, the first. */
function step(items: readonly Item[], selected: Item | null, by: 1 | -1): Item | null {
  if (selected === null) return by === 1 ? (items[0] ?? null) : null
  return items[items.indexOf(selected) + by] ?? null
}

/** j and k step through what can be selected, Escape lets go; `other` keys decide. */
function useKeys(
  items: readonly Item[],
  selected: Item | null,
  select: (key: string | null) => void,
  other: Readonly<Record<string, (() => void) | null>>,
): void {
  // As soon as the page is drawn: a key pressed right then counts.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
      if (document.querySelector('dialog[open]')) return
      if (event.key === 'Escape' && selected) select(null)
      const does = other[event.key]
      if (does) {
        event.preventDefault()
        does()
      }
      const by = event.key === 'j' ? 1 : event.key === 'k' ? -1 : null
      const next = by === null ? null : step(items, selected, by)
      if (next) select(next.key)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}

const Step = ({
  name,
  label,
  to,
  onSelect,
}: {
  name: 'previous' | 'next'
  label: string
  to: Item | null
  onSelect: (key: string) => void
}) => (
  <button
    type="button"
    class="icon-button"
    aria-label={label}
    title={label}
    disabled={to === null}
    onClick={() => to && onSelect(to.key)}
  >
    <Icon name={name} />
  </button>
)

function Layers({ hidden, onChange }: { hidden: string; onChange: (hide: string | null) => void }) {
  const off = new Set(hidden.split(',').filter(Boolean))
  const flip = (layer: Layer) => {
    if (!off.delete(layer)) off.add(layer)
    onChange([...off].join(',') || null)
  }
  return (
    <fieldset class="layers">
      <legend class="sr">What is marked in the text</legend>
      {LAYERS.map((layer) => (
        <label key={layer} class={`chip layer-${layer}`}>
          <input type="checkbox" checked={!off.has(layer)} onChange={() => flip(layer)} />{' '}
          <span>{LAYER_NAMES[layer]}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** A stretch as addresses name it, `120-140`; null where it does not lie in the text. */
function spanOf(at: string | null, text: string): Span | null {
  const [start, end] = (at ?? '').split('-').map(Number)
  return start !== undefined && end !== undefined && start >= 0 && start < end && end <= text.length
    ? { start, end }
    : null
}

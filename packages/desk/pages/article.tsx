import type { ReadArticle, Span } from '@onrecord/format'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ArticleLinks } from '../api.js'
import { ConditionCard } from '../article/condition-card.js'
import { type Item, itemsOf, LAYERS, type Layer, marksOf } from '../article/layers.js'
import { Overview } from '../article/overview.js'
import { StatementCard } from '../article/statement-card.js'
import { ArticleText } from '../article/text.js'
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

function Reading({ article, links }: { article: ReadArticle; links: ArticleLinks | null }) {
  const [query, setQuery] = useQuery()
  const [hovered, setHovered] = useState<string | null>(null)
  const page = useRef<HTMLDivElement>(null)
  useTitle(titleOf(article))

  const items = useMemo(() => itemsOf(article), [article])
  const hidden = query.get('hide') ?? ''
  const at = query.get('at')
  const marks = useMemo(
    () => marksOf(article, new Set(hidden.split(',')), spanOf(at, article.text)),
    [article, hidden, at],
  )
  const selected = items.find((i) => i.key === query.get('s')) ?? null
  const shown = items.find((i) => i.key === hovered) ?? selected
  const select = (key: string | null) => setQuery({ s: key, at: null })

  useKeys(items, selected, select)
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
        <Layers hidden={hidden} onChange={(hide) => setQuery({ hide })} />
      </div>
      <ArticleText
        article={article}
        marks={marks}
        items={items}
        selected={selected?.key ?? null}
        hovered={hovered}
        onSelect={(next) => select(next === selected?.key ? null : next)}
        onHover={setHovered}
      />
      <aside class={selected ? 'margin open' : 'margin'} aria-label="Explanation">
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
        <div aria-live="polite">
          {shown === null ? (
            <Overview article={article} links={links} />
          ) : shown.kind === 'statement' ? (
            <StatementCard statement={shown.statement} article={article} links={links} />
          ) : (
            <div class="card">
              <ConditionCard condition={shown.condition} article={article} />
            </div>
          )}
        </div>
      </aside>
    </div>
  )
}

/** The item before or after the selected one; from nowhere, the first. */
function step(items: readonly Item[], selected: Item | null, by: 1 | -1): Item | null {
  if (selected === null) return by === 1 ? (items[0] ?? null) : null
  return items[items.indexOf(selected) + by] ?? null
}

/** j and k step through what can be selected, Escape lets go. */
function useKeys(items: readonly Item[], selected: Item | null, select: (key: string | null) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
      if (event.key === 'Escape' && selected) select(null)
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

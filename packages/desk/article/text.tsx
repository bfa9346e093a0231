import type { ReadArticle, Statement } from '@onrecord/format'
import { useMemo } from 'preact/hooks'
import { familyOf, showAct } from '../text/acts.js'
import { figure } from '../text/counted.js'
import { type Paragraph, pieces } from '../text/paragraphs.js'
import { type Mark, type Segment, segments } from '../text/segments.js'
import { titleOf } from '../text/source.js'
import { Glyph } from '../views/glyph.js'
import { Words } from '../views/words.js'
import { noteOf } from './explained.js'
import type { Item, Meaning } from './layers.js'

interface Shown {
  readonly article: ReadArticle
  readonly marks: readonly Mark<Meaning>[]
  readonly items: readonly Item[]
  /** Key of the item that is selected, and of the one the pointer is on. */
  readonly selected: string | null
  readonly hovered: string | null
  readonly onSelect: (key: string) => void
  readonly onHover: (key: string | null) => void
}

/** The article as it was published, furniture folded away, with what was found in it marked. */
export function ArticleText(shown: Shown) {
  const { article, onSelect, onHover } = shown
  const cut = useMemo(() => pieces(article.text, article.blocks), [article])
  const title = cut.find((piece) => piece.kind === 'headline')
  const keyAt = (target: EventTarget | null): string | null => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null
    return element?.dataset.item ?? null
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: each statement has a button of its own, and j and k lead through them
    // biome-ignore lint/a11y/noStaticElementInteractions: see above; a click on the words is a shortcut to that button
    // biome-ignore lint/a11y/useKeyWithMouseEvents: see above; what hovering shows, selecting shows too
    <div
      class="text"
      lang={article.language}
      onClick={(event) => {
        const key = keyAt(event.target)
        if (key !== null && String(getSelection()) === '') onSelect(key)
      }}
      onMouseOver={(event) => onHover(keyAt(event.target))}
      onMouseLeave={() => onHover(null)}
    >
      {title !== undefined ? null : (
        <h1 class={article.title === null ? 'sr' : 'block headline'}>
          <Words text={titleOf(article)} />
        </h1>
      )}
      {cut.map((piece) =>
        piece.kind === 'folded' ? (
          <Folded key={`f${piece.paragraphs[0]!.start}`} text={article.text} paragraphs={piece.paragraphs} />
        ) : (
          <Block key={piece.start} piece={piece} shown={shown} tag={piece === title ? 'h1' : TAGS[piece.kind]} />
        ),
      )}
    </div>
  )
}

/** The first headline names the page; another one, where there is, stands under it. */
const TAGS = { headline: 'p', subheading: 'h2', body: 'p', caption: 'p', furniture: 'p' } as const

function Block({ piece, shown, tag: Tag }: { piece: Paragraph; shown: Shown; tag: 'h1' | 'h2' | 'p' }) {
  const { article, marks, items, selected, hovered } = shown
  const cut = useMemo(() => segments(piece, marks), [piece, marks])
  const starting = useMemo(() => items.filter((i) => i.start >= piece.start && i.start < piece.end), [items, piece])
  return (
    <Tag class={`block ${piece.kind}`} dir="auto" data-start={piece.start}>
      {cut.map((segment) => (
        <Stretch
          key={segment.start}
          segment={segment}
          text={article.text}
          pins={starting.filter((i) => i.start === segment.start)}
          shown={shown}
          active={isAt(segment, selected)}
          under={isAt(segment, hovered)}
        />
      ))}
    </Tag>
  )
}

const isAt = (segment: Segment<Meaning>, key: string | null): boolean =>
  key !== null && segment.marks.some((m) => 'item' in m && m.item === key)

function Stretch({
  segment,
  text,
  pins,
  shown,
  active,
  under,
}: {
  segment: Segment<Meaning>
  text: string
  pins: readonly Item[]
  shown: Shown
  active: boolean
  under: boolean
}) {
  const words = text.slice(segment.start, segment.end)
  const own = innermost(segment.marks)
  const note = noteOf(segment.marks)
  const classes = classesOf(segment.marks, own, active, under)
  return (
    <>
      {pins.map((item) => (
        <Pin key={item.key} item={item} shown={shown} />
      ))}
      {classes === '' ? (
        words
      ) : (
        <span class={classes} data-item={keyOf(segment.marks, own)} title={note || undefined}>
          {words}
        </span>
      )}
    </>
  )
}

/** The statement a stretch belongs to most closely: the deepest, then the one with the shorter content. */
function innermost(marks: readonly Meaning[]): Statement | null {
  const length = (s: Statement) => s.content.reduce((n, c) => n + c.end - c.start, 0)
  let best: Statement | null = null
  for (const m of marks)
    if (m.is === 'content' && (best === null || m.statement.depth > best.depth || length(m.statement) < length(best)))
      best = m.statement
  return best
}

function keyOf(marks: readonly Meaning[], own: Statement | null): string | undefined {
  const cue = marks.find((m) => m.is === 'cue' || m.is === 'source')
  if (cue && 'item' in cue) return cue.item
  if (own) return own.id
  const other = marks.find((m) => 'item' in m)
  return other && 'item' in other ? other.item : undefined
}

function classesOf(marks: readonly Meaning[], own: Statement | null, active: boolean, under: boolean): string {
  const out = new Set<string>()
  for (const m of marks) {
    out.add(`m-${m.is}`)
    if (m.is === 'actor' && m.form === 'pronoun') out.add('m-pronoun')
  }
  if (own) out.add(`f-${familyOf(own.act)}`)
  const cue = marks.find((m) => m.is === 'cue')
  if (cue?.is === 'cue') out.add(`cue-${familyOf(cue.statement.act)}`)
  if (active) out.add('selected')
  if (under) out.add('hovered')
  return [...out].join(' ')
}

/** The mark where a statement begins: a button, so that it can be reached and pressed without a mouse. */
function Pin({ item, shown }: { item: Item; shown: Shown }) {
  const { selected, items, onSelect, article } = shown
  const pressed = selected === item.key
  const reachable = selected === null ? items[0]?.key === item.key : pressed
  const label = item.kind === 'statement' ? labelOf(item.statement, article) : 'A condition, in the reporter’s words'
  return (
    <button
      type="button"
      class="pin"
      data-pin={item.key}
      aria-label={label}
      aria-pressed={pressed}
      tabIndex={reachable ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation()
        onSelect(item.key)
      }}
    >
      {item.kind === 'statement' ? (
        <Glyph family={familyOf(item.statement.act)} negated={item.statement.negated} />
      ) : (
        <span class="fork" aria-hidden="true">
          if
        </span>
      )}
    </button>
  )
}

/** A statement in a few words, for those who hear the page: `Ilse Brandt promised`. */
function labelOf(statement: Statement, article: ReadArticle): string {
  const name = article.actors.find((a) => a.id === statement.speaker)?.name
  const written = statement.source.map((s) => article.text.slice(s.start, s.end)).join(' ')
  return `${name ?? (written || 'Nobody named')} ${showAct(statement.act, statement.negated)}`
}

function Folded({ text, paragraphs }: { text: string; paragraphs: readonly Paragraph[] }) {
  const characters = paragraphs.reduce((n, p) => n + p.end - p.start, 0)
  return (
    <details class="folded">
      <summary>
        Not part of the article <span class="quiet">{figure(characters)} characters folded away</span>
      </summary>
      {paragraphs.map((p) => (
        <p key={p.start} dir="auto">
          <Words text={text.slice(p.start, p.end)} />
        </p>
      ))}
    </details>
  )
}

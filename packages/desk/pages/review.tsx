import type { DecisionRow, ReviewItem } from '@onrecord/server'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { toArticle } from '../addresses.js'
import { useDesk } from '../decide/desk.js'
import { showMoment } from '../decide/mark.js'
import { familyOf, showAct } from '../text/acts.js'
import { counted, figure } from '../text/counted.js'
import { showRange } from '../text/dates.js'
import { elide } from '../text/elide.js'
import { segments } from '../text/segments.js'
import { useAnswer } from '../use-answer.js'
import { useQuery } from '../use-query.js'
import { useTitle } from '../use-title.js'
import { inField } from '../views/masthead.js'
import { Source } from '../views/meta.js'
import { PageHead } from '../views/page-head.js'
import { SaidBy } from '../views/statement-line.js'
import { Answered, Notice } from '../views/states.js'
import { VirtualList } from '../views/virtual-list.js'
import { Quoted, Words } from '../views/words.js'

const MOST = 60

/** What the machine is least sure of, most useful first; and what was decided, by whom. */
export function ReviewPage() {
  useTitle('Review')
  const [query, setQuery] = useQuery()
  const story = query.get('story') ?? ''
  const tab = query.get('show') === 'decided' ? 'decided' : 'unsure'
  const asked = useAnswer('/api/review', { story, limit: MOST })
  const decisions = useAnswer('/api/decisions', { limit: 5000 })
  return (
    <>
      <PageHead title="Review" over="What a look is worth most">
        <fieldset class="tabs">
          <legend class="sr">What is shown</legend>
          <button type="button" aria-pressed={tab === 'unsure'} onClick={() => setQuery({ show: null })}>
            Least sure
            {asked.state === 'ready' ? <span class="count"> {figure(asked.data.undecided)}</span> : null}
          </button>
          <button type="button" aria-pressed={tab === 'decided'} onClick={() => setQuery({ show: 'decided' })}>
            Decided
            {decisions.state === 'ready' ? <span class="count"> {figure(decisions.data.decisions.length)}</span> : null}
          </button>
        </fieldset>
      </PageHead>
      {tab === 'unsure' ? (
        <Answered asked={asked}>
          {({ items }) =>
            items.length === 0 ? (
              <Notice title="Nothing is left to look at">
                <p>Every statement on record was decided on, or none is on record yet.</p>
              </Notice>
            ) : (
              <Queue items={items} />
            )
          }
        </Answered>
      ) : (
        <Answered asked={decisions}>{(data) => <Decisions rows={data.decisions} />}</Answered>
      )}
    </>
  )
}

const keyOf = ({ statement: s }: ReviewItem): string => `${s.article} ${s.id}`

/** One after the other: j and k lead on, c confirms, x rejects, e opens the article to put it right. */
function Queue({ items }: { items: readonly ReviewItem[] }) {
  const { decide } = useDesk()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [hand, setHand] = useState<string | null>(null)
  const left = useMemo(() => items.filter((item) => !gone.has(keyOf(item))), [items, gone])
  const current = left.find((item) => keyOf(item) === hand) ?? left[0]
  useEffect(() => setGone(new Set()), [items])
  const act = async (item: ReviewItem, kind: 'confirm' | 'reject') => {
    const { statement: s } = item
    const at = left.indexOf(item)
    setHand(left[at + 1] ? keyOf(left[at + 1]!) : null)
    setGone((all) => new Set(all).add(keyOf(item)))
    const said = `${kind === 'confirm' ? 'Confirmed' : 'Rejected'}: ${s.speakerName ?? 'nobody by name'} ${showAct(s.act, s.negated)}.` // biome-ignore format: one line
    const done = await decide({ kind, article: s.article, statement: s.id }, said)
    if (!done) setGone((all) => new Set([...all].filter((key) => key !== keyOf(item))))
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target) || !current) return
      if (document.querySelector('dialog[open]')) return
      const at = left.indexOf(current)
      const by = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      const next = left[at + by]
      if (by !== 0 && next) {
        setHand(keyOf(next))
        document.getElementById(`review-${left.indexOf(next)}`)?.scrollIntoView({ block: 'nearest' })
      }
      if (event.key === 'c') void act(current, 'confirm')
      if (event.key === 'x') void act(current, 'reject')
      if (event.key === 'e') document.querySelector<HTMLAnchorElement>('.review-item.in-hand a.edit')?.click()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  if (left.length === 0)
    return (
      <Notice title="These are done">
        <p>What is next is on its way.</p>
      </Notice>
    )
  return (
    <section aria-label="Least sure">
      <p class="quiet list-head">
        <kbd>j</kbd> <kbd>k</kbd> lead on, <kbd>c</kbd> confirms, <kbd>x</kbd> rejects, <kbd>e</kbd> opens it to be put
        right, <kbd>u</kbd> takes back.
      </p>
      <ol class="review">
        {left.map((item, i) => (
          <li
            key={keyOf(item)}
            id={`review-${i}`}
            class={item === current ? 'review-item in-hand' : 'review-item'}
            aria-current={item === current ? 'true' : undefined}
          >
            <InContext item={item} />
            <p class="why">{item.why.join('; ')}</p>
            <div class="decide-buttons">
              <button
                type="button"
                class="button"
                onFocus={() => setHand(keyOf(item))}
                onClick={() => void act(item, 'confirm')}
              >
                Confirm
              </button>
              <button
                type="button"
                class="button"
                onFocus={() => setHand(keyOf(item))}
                onClick={() => void act(item, 'reject')}
              >
                Reject
              </button>
              <a class="button edit" href={toArticle(item.statement.article, { statement: item.statement.id })}>
                Open to edit
              </a>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Characters of a stretch that are shown: of a longer one, its ends. */
const MOST_SHOWN = 700

/** A statement where it stands: source, cue and content marked in the words around them. */
function InContext({ item: { statement: s, around } }: { item: ReviewItem }) {
  const whole = { start: around.start, end: around.start + around.text.length }
  const marks = [
    ...s.content.map((span) => ({ span, mark: 'content' })),
    ...s.cue.map((span) => ({ span, mark: 'cue' })),
    ...s.source.map((span) => ({ span, mark: 'source' })),
  ]
  return (
    <article class="line">
      <p class="line-head">
        <SaidBy row={s} />
      </p>
      <p class="line-words" dir="auto">
        <Quoted>
          {segments(whole, marks).map((part) => (
            <span key={part.start} class={[`f-${familyOf(s.act)}`, ...part.marks.map((m) => `r-${m}`)].join(' ')}>
              <Words text={elide(around.text.slice(part.start - around.start, part.end - around.start), MOST_SHOWN)} />
            </span>
          ))}
        </Quoted>
      </p>
      <p class="line-meta">
        <span>{showRange(s.said)}</span>
        <Source of={s} />
      </p>
    </article>
  )
}

/** Everything that was decided, the newest first. */
function Decisions({ rows }: { rows: readonly DecisionRow[] }) {
  const { withdraw } = useDesk()
  if (rows.length === 0)
    return (
      <Notice title="Nothing was decided yet">
        <p>Confirm, reject or put right what the machine found; it is then listed here with your name.</p>
      </Notice>
    )
  return (
    <section aria-label="Decided">
      <p class="quiet list-head">{counted(rows.length, 'decision')}; none is ever overwritten.</p>
      <div class="decisions">
        <VirtualList
          count={rows.length}
          item={(i) => rows[rows.length - 1 - i]!}
          keyOf={(row) => row.decision.id}
          guess={92}
        >
          {(row) => {
            const { decision } = row
            const place = row.places[0]
            const words = wordsOf(row)
            return (
              <article class={row.withdrawn ? 'decision withdrawn' : 'decision'}>
                <p class="line-meta">
                  <time dateTime={decision.at}>{showMoment(decision.at)}</time>
                  <span>
                    <Words text={decision.by} />
                  </span>
                  {row.withdrawn ? (
                    <span>
                      taken back by <Words text={row.withdrawn.by} />
                    </span>
                  ) : null}
                  {row.unplaced ? <span class="tag k-contradiction">its words are no longer there</span> : null}
                </p>
                <p>
                  <span class="name">{showKind(row)}</span>{' '}
                  {words === '' ? null : place ? (
                    <a href={toArticle(place.article, place.spans[0] ? { span: place.spans[0] } : {})}>
                      <Words text={words} />
                    </a>
                  ) : (
                    <Words text={words} />
                  )}
                </p>
                {row.withdrawn || decision.kind === 'withdraw' ? null : (
                  <button type="button" class="link-button" onClick={() => void withdraw(decision.id, showKind(row))}>
                    Take back
                  </button>
                )}
              </article>
            )
          }}
        </VirtualList>
      </div>
    </section>
  )
}

const KINDS: Readonly<Record<DecisionRow['decision']['kind'], string>> = {
  confirm: 'Confirmed', correct: 'Put right', reject: 'Rejected', add: 'Added', link: 'Linked', fate: 'Told what became of it',
  note: 'Noted', 'actor-merge': 'Merged actors', 'actor-split': 'Split an actor', 'actor-rename': 'Renamed an actor',
  'story-make': 'Made a story', 'story-merge': 'Merged stories', 'story-split': 'Split a story', 'story-name': 'Named a story',
  remove: 'Removed for good', withdraw: 'Took back',
} // biome-ignore format: a table

function showKind({ decision: d }: DecisionRow): string {
  if (d.kind === 'fate') return `Decided: ${d.state}`
  if (d.kind === 'link') return d.verdict === 'accept' ? 'Linked' : 'Parted'
  return KINDS[d.kind]
}

function wordsOf({ decision: d }: DecisionRow): string {
  if (d.kind === 'note') return d.text
  if ('on' in d && 'spans' in d.on)
    return d.on.spans
      .map((s) => s.quote)
      .join(' … ')
      .slice(0, 300)
  if (d.kind === 'actor-rename' || d.kind === 'story-make' || d.kind === 'story-name') return d.name
  if (d.kind === 'actor-merge' || d.kind === 'actor-split') return d.into.name
  return ''
}

import { ACTS, type Act, type DayRange, type ReadArticle, type Span, sliceAll } from '@onrecord/format'
import type { Deciding } from '@onrecord/server'
import { useState } from 'preact/hooks'
import { showAct } from '../text/acts.js'
import { ActorPicker, type Picked } from '../views/actor-picker.js'
import { DayField } from '../views/day-field.js'
import { Quoted, Words } from '../views/words.js'

/** What the form starts from: a statement that is put right, or words nobody is known to have said. */
export interface Draft {
  readonly id: string | null
  readonly content: readonly Span[]
  readonly speaker: string | null
  readonly act: Act
  readonly said: DayRange
  readonly negated: boolean
}

/** Who, what kind of act, when: of a statement that is put right, or of one that the reading missed. */
export function StatementForm({
  draft,
  article,
  onSend,
  onCancel,
}: {
  draft: Draft
  article: ReadArticle
  onSend: (what: Deciding) => void
  onCancel: () => void
}) {
  const nameOf = (id: string) => article.actors.find((a) => a.id === id)?.name ?? id
  const first = draft.speaker === null ? null : { id: draft.speaker, name: nameOf(draft.speaker), known: true }
  const [speaker, setSpeaker] = useState<Picked | null>(first)
  const [act, setAct] = useState<Act>(draft.act)
  const [said, setSaid] = useState<DayRange>(draft.said)
  const [negated, setNegated] = useState(draft.negated)
  const send = () => {
    const change = { speaker: speaker?.id ?? null, act, said, negated }
    const actors = speaker && !speaker.known ? [{ id: speaker.id, name: speaker.name, type: 'person' as const }] : []
    const brought = actors.length > 0 && { actors }
    if (draft.id === null)
      onSend({ kind: 'add', article: article.name, statement: { ...change, content: draft.content }, ...brought })
    else
      onSend({
        kind: 'correct',
        article: article.name,
        statement: draft.id,
        change: {
          ...(speaker?.id !== draft.speaker && !(speaker === null && draft.speaker === null) && { speaker: speaker?.id ?? null }),
          ...(act !== draft.act && { act }),
          ...((said.from !== draft.said.from || said.to !== draft.said.to) && { said }),
          ...(negated !== draft.negated && { negated }),
        },
        ...brought,
      }) // biome-ignore format: a row
  }
  return (
    <form
      class="card statement-form"
      aria-label={draft.id === null ? 'A statement that was missed' : 'Put the statement right'}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      <h2>{draft.id === null ? 'Add what was missed' : 'Put it right'}</h2>
      <blockquote>
        <Quoted>
          <Words text={sliceAll(article.text, draft.content)} />
        </Quoted>
      </blockquote>
      <ActorPicker label="Who" value={speaker} near={article.actors} onPick={setSpeaker} />
      <label class="select">
        <span>Act</span>
        <select value={act} onChange={(event) => setAct(event.currentTarget.value as Act)}>
          {ACTS.map((each) => (
            <option key={each} value={each}>
              {showAct(each)}
            </option>
          ))}
        </select>
      </label>
      <div class="filters">
        <DayField label="Said from" value={said.from ?? ''} onChange={(from) => setSaid({ from, to: said.to })} />
        <DayField label="to" value={said.to ?? ''} onChange={(to) => setSaid({ from: said.from, to })} />
      </div>
      <label class="check">
        <input type="checkbox" checked={negated} onChange={(event) => setNegated(event.currentTarget.checked)} />{' '}
        <span>The article says that it was not said</span>
      </label>
      <p class="dialog-buttons">
        <button type="submit" class="button primary">
          {draft.id === null ? 'Add' : 'Keep'}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          Cancel
        </button>
      </p>
    </form>
  )
}

import type { Decided } from '@onrecord/format'
import type { DecisionRow } from '@onrecord/server'
import { useState } from 'preact/hooks'
import { MadeBy } from '../decide/made-by.js'
import { DecidedBy } from '../decide/mark.js'
import { Words } from '../views/words.js'

/** What can be decided about a statement, and what was. */
export function DecideBar({
  decided,
  notes,
  onConfirm,
  onReject,
  onEdit,
  onNote,
  onTakeBack,
}: {
  decided: Decided | undefined
  notes: readonly DecisionRow[]
  onConfirm: () => void
  onReject: () => void
  onEdit: () => void
  onNote: (text: string) => void
  onTakeBack: (id: string) => void
}) {
  const [writing, setWriting] = useState<string | null>(null)
  const last = decided?.decisions.at(-1)
  return (
    <div class="decide">
      <div class="decide-buttons">
        <button type="button" class="button" onClick={onConfirm} disabled={decided?.how === 'confirmed'}>
          Confirm <kbd>c</kbd>
        </button>
        <button type="button" class="button" onClick={onReject}>
          Reject <kbd>x</kbd>
        </button>
        <button type="button" class="button" onClick={onEdit}>
          Edit <kbd>e</kbd>
        </button>
        <button type="button" class="button" onClick={() => setWriting((w) => (w === null ? '' : null))}>
          Note
        </button>
      </div>
      {decided ? (
        <p class="decide-mark">
          <DecidedBy decided={decided} />
          {last === undefined ? null : (
            <button type="button" class="link-button" onClick={() => onTakeBack(last)}>
              Take back
            </button>
          )}
        </p>
      ) : null}
      {notes.map(({ decision }) =>
        decision.kind === 'note' ? (
          <p key={decision.id} class="note">
            <Words text={decision.text} />
            <MadeBy decision={decision} onTakeBack={onTakeBack} />
          </p>
        ) : null,
      )}
      {writing === null ? null : (
        <form
          class="note-form"
          onSubmit={(event) => {
            event.preventDefault()
            if (writing.trim() === '') return
            onNote(writing.trim())
            setWriting(null)
          }}
        >
          <label class="select">
            <span>Note</span>
            <textarea rows={3} value={writing} onInput={(event) => setWriting(event.currentTarget.value)} />
          </label>
          <button type="submit" class="button">
            Keep the note
          </button>
        </form>
      )}
    </div>
  )
}

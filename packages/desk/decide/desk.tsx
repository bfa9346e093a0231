import type { Deciding } from '@onrecord/server'
import { type ComponentChildren, createContext } from 'preact'
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks'
import { Unanswered } from '../api.js'
import { refresh } from '../use-answer.js'
import { inField } from '../views/masthead.js'
import { keepName, ownName } from './name.js'
import { sendDecision, sendWithdrawal } from './send.js'

/** One decision of this sitting, which can be taken back. */
interface Made {
  readonly id: string
  /** What was done, for the line at the foot: `Confirmed: Ilse Brandt said …`. */
  readonly said: string
}

interface Desk {
  /** Puts a decision on record, asking for a name first where none was given; whether it was taken. */
  decide(what: Deciding, said: string): Promise<boolean>
  /** Takes back the last decision of this sitting. */
  undo(): Promise<void>
  /** Takes back any decision. */
  withdraw(id: string, said: string): Promise<boolean>
  /** Whose desk this is, asked for where it was not given yet (or `anew`); null where it is not told. */
  whose(anew?: boolean): Promise<string | null>
}

const Context = createContext<Desk>({
  decide: () => Promise.resolve(false),
  undo: () => Promise.resolve(),
  withdraw: () => Promise.resolve(false),
  whose: () => Promise.resolve(null),
})

/** Deciding, wherever on the page. */
export const useDesk = (): Desk => useContext(Context)

const SHOWN_FOR = 9000

/** Takes decisions on the page: asks whose they are, sends them, says what became of them and takes them back. */
export function DecisionDesk({ children }: { children: ComponentChildren }) {
  const [made, setMade] = useState<readonly Made[]>([])
  const latest = useRef<readonly Made[]>([])
  const keep = (next: readonly Made[]) => {
    latest.current = next
    setMade(next)
  }
  // What is on its way: somebody who presses u at once means the decision they just made, not the one before.
  const underway = useRef<Promise<unknown>>(Promise.resolve())
  const [note, setNote] = useState<{ readonly text: string; readonly undo: boolean; readonly wrong?: boolean } | null>(
    null,
  )
  const [asking, setAsking] = useState<((name: string | null) => void) | null>(null)

  const whose = useCallback((anew = false): Promise<string | null> => {
    const known = ownName()
    if (known !== '' && !anew) return Promise.resolve(known)
    return new Promise((done) => {
      setAsking(() => (given: string | null) => {
        setAsking(null)
        if (given !== null) keepName(given)
        done(given)
      })
    })
  }, [])
  const tried = useCallback(async <T,>(does: (by: string) => Promise<T>): Promise<T | null> => {
    const by = await whose()
    if (by === null) return null
    try {
      const done = await does(by)
      refresh()
      return done
    } catch (error) {
      setNote({ text: error instanceof Unanswered ? error.message : String(error), undo: false, wrong: true })
      return null
    }
  }, [])
  const after = useCallback(<T,>(does: () => Promise<T>): Promise<T> => {
    const done = underway.current.then(does)
    underway.current = done.catch(() => {})
    return done
  }, [])
  const decide = useCallback(
    (what: Deciding, said: string) =>
      after(async () => {
        const row = await tried((by) => sendDecision(what, by))
        if (row === null) return false
        keep([...latest.current, { id: row.decision.id, said }])
        setNote({ text: said, undo: true })
        return true
      }),
    [],
  )
  const takeBack = useCallback(async (id: string, said: string) => {
    const row = await tried((by) => sendWithdrawal(id, by))
    if (row === null) return false
    keep(latest.current.filter((each) => each.id !== id))
    setNote({ text: `Taken back: ${said}`, undo: false })
    return true
  }, [])
  const withdraw = useCallback((id: string, said: string) => after(() => takeBack(id, said)), [])
  const undo = useCallback(
    () =>
      after(async () => {
        const last = latest.current.at(-1)
        if (last) await takeBack(last.id, last.said)
      }),
    [],
  )
  const last = made.at(-1)

  useEffect(() => {
    if (note === null) return
    const gone = setTimeout(() => setNote(null), SHOWN_FOR)
    return () => clearTimeout(gone)
  }, [note])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'u' || event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
      void undo()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [undo])

  return (
    <Context.Provider value={{ decide, undo, withdraw, whose }}>
      {children}
      <div class="decided-note" role="status">
        {note ? (
          <p class={note.wrong ? 'wrong' : undefined}>
            <span>{note.text}</span>
            {note.undo && last ? (
              <button type="button" class="button" onClick={() => void undo()}>
                Undo <kbd>u</kbd>
              </button>
            ) : null}
          </p>
        ) : null}
      </div>
      {asking ? <WhoAreYou onName={asking} /> : null}
    </Context.Provider>
  )
}

/** Asks once who it is that works here. */
function WhoAreYou({ onName }: { onName: (name: string | null) => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [name, setName] = useState('')
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="who-are-you" onCancel={() => onName(null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') onName(name.trim())
        }}
      >
        <h2 id="who-are-you">Who are you?</h2>
        <p>
          What you decide, and up to where you looked at what is watched, is kept with your name. Decisions can be taken
          back.
        </p>
        <label class="select">
          <span>Your name</span>
          <input
            type="text"
            value={name}
            maxLength={200}
            autocomplete="name"
            required
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <p class="dialog-buttons">
          <button type="submit" class="button primary">
            That is me
          </button>
          <button type="button" class="button" onClick={() => onName(null)}>
            Cancel
          </button>
        </p>
      </form>
    </dialog>
  )
}

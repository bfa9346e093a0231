import type { StatementRow } from '@onrecord/server'
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useMemo, useState } from 'preact/hooks'
import { useDesk } from '../decide/desk.js'
import { counted } from '../text/counted.js'
import { keyOf, refOf } from './refs.js'

interface Choosing {
  readonly on: boolean
  has(row: StatementRow): boolean
  flip(row: StatementRow): void
}

const Context = createContext<Choosing>({ on: false, has: () => false, flip: () => {} })

/** Lets statements of a page be chosen, to be tied or parted; `all` are those of the occasion, where the page is of one. */
export function ChoosingStatements({
  all = [],
  children,
}: {
  all?: readonly StatementRow[]
  children: ComponentChildren
}) {
  const { decide } = useDesk()
  const [chosen, setChosen] = useState<ReadonlyMap<string, StatementRow> | null>(null)
  const choosing = useMemo(
    (): Choosing => ({
      on: chosen !== null,
      has: (row) => chosen?.has(keyOf(row)) ?? false,
      flip: (row) =>
        setChosen((before) => {
          const next = new Map(before ?? [])
          if (!next.delete(keyOf(row))) next.set(keyOf(row), row)
          return next
        }),
    }),
    [chosen],
  )
  const rows = [...(chosen?.values() ?? [])]
  const others = all.filter((row) => !chosen?.has(keyOf(row)))
  const tie = async () => {
    const [first, ...rest] = rows.map(refOf)
    const said = `${counted(rows.length, 'report')} of one saying.`
    if (
      first &&
      (await decide({ kind: 'link', link: 'utterance', verdict: 'accept', one: [first], others: rest }, said))
    )
      setChosen(null)
  }
  const part = async () => {
    const said = `${counted(rows.length, 'statement')} said elsewhere.`
    const what = { kind: 'link', link: 'occasion', verdict: 'reject', one: rows.map(refOf), others: others.map(refOf) } as const // biome-ignore format: one line
    if (await decide(what, said)) setChosen(null)
  }
  return (
    <Context.Provider value={choosing}>
      <fieldset class="choosing">
        <legend class="sr">Tie and part statements</legend>
        {chosen === null ? (
          <button type="button" class="button small" onClick={() => setChosen(new Map())}>
            Choose statements to tie{all.length > 0 ? ' or part' : ''}
          </button>
        ) : (
          <>
            <span role="status">{counted(rows.length, 'statement')} chosen</span>
            <button type="button" class="button small" disabled={rows.length < 2} onClick={() => void tie()}>
              These are one saying
            </button>
            {all.length > 0 ? (
              <button
                type="button"
                class="button small"
                disabled={rows.length === 0 || others.length === 0}
                onClick={() => void part()}
              >
                These were said elsewhere
              </button>
            ) : null}
            <button type="button" class="button small" onClick={() => setChosen(null)}>
              Done
            </button>
          </>
        )}
      </fieldset>
      {children}
    </Context.Provider>
  )
}

/** The box that chooses a statement, while statements are chosen. */
export function ChooseBox({ row }: { row: StatementRow }) {
  const { on, has, flip } = useContext(Context)
  if (!on) return null
  return (
    <label class="choose-box">
      <input type="checkbox" checked={has(row)} onChange={() => flip(row)} />
      <span class="sr">Choose: {row.contentText.slice(0, 80)}</span>
    </label>
  )
}

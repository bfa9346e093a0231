import type { StatementRow } from '@onrecord/server'
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useMemo, useState } from 'preact/hooks'
import { useDesk } from '../decide/desk.js'
import { counted } from '../text/counted.js'
import { keyOf, refOf } from './refs.js'

interface Choosing {
  /** The statements chosen, by their marks; null while none are being chosen. */
  readonly chosen: ReadonlyMap<string, StatementRow> | null
  choose(chosen: ReadonlyMap<string, StatementRow> | null): void
}

const Context = createContext<Choosing>({ chosen: null, choose: () => {} })

/** Lets statements within be chosen, to be tied or parted. */
export function ChoosingStatements({ children }: { children: ComponentChildren }) {
  const [chosen, choose] = useState<ReadonlyMap<string, StatementRow> | null>(null)
  const choosing = useMemo(() => ({ chosen, choose }), [chosen])
  return <Context.Provider value={choosing}>{children}</Context.Provider>
}

/** Begins to choose, and ties or parts what was chosen; `all` are the statements of the occasion, where the page is of one. */
export function ChoosingBar({ all = [] }: { all?: readonly StatementRow[] }) {
  const { decide } = useDesk()
  const { chosen, choose } = useContext(Context)
  if (chosen === null)
    return (
      <button type="button" class="button small" onClick={() => choose(new Map())}>
        Choose statements to tie{all.length > 0 ? ' or part' : ''}
      </button>
    )
  const rows = [...chosen.values()]
  const others = all.filter((row) => !chosen.has(keyOf(row)))
  const tie = async () => {
    const [first, ...rest] = rows.map(refOf)
    const said = `${counted(rows.length, 'report')} of one saying.`
    if (
      first &&
      (await decide({ kind: 'link', link: 'utterance', verdict: 'accept', one: [first], others: rest }, said))
    )
      choose(null)
  }
  const part = async () => {
    const said = `${counted(rows.length, 'statement')} said elsewhere.`
    const what = { kind: 'link', link: 'occasion', verdict: 'reject', one: rows.map(refOf), others: others.map(refOf) } as const // biome-ignore format: one line
    if (await decide(what, said)) choose(null)
  }
  return (
    <fieldset class="choosing">
      <legend class="sr">Tie and part statements</legend>
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
      <button type="button" class="button small" onClick={() => choose(null)}>
        Done
      </button>
    </fieldset>
  )
}

/** The box that chooses a statement, while statements are chosen. */
export function ChooseBox({ row }: { row: StatementRow }) {
  const { chosen, choose } = useContext(Context)
  if (chosen === null) return null
  const key = keyOf(row)
  const flip = () => {
    const next = new Map(chosen)
    if (!next.delete(key)) next.set(key, row)
    choose(next)
  }
  return (
    <label class="choose-box">
      <input type="checkbox" checked={chosen.has(key)} onChange={flip} />
      <span class="sr">Choose: {row.contentText.slice(0, 80)}</span>
    </label>
  )
}

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

/** The first of a list, and a button that shows the rest. */
export function First<T>({
  of,
  most,
  children,
}: {
  of: readonly T[]
  most: number
  children: (thing: T) => ComponentChildren
}) {
  const [all, setAll] = useState(false)
  return (
    <>
      {(all ? of : of.slice(0, most)).map(children)}
      {!all && of.length > most ? (
        <button type="button" class="button more-button" onClick={() => setAll(true)}>
          Show {of.length - most} more
        </button>
      ) : null}
    </>
  )
}

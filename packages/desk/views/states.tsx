import type { ComponentChildren } from 'preact'
import type { Asked } from '../use-answer.js'

/** Shows an answer, or what to do until it is there. `whole`: it is all of the page, and what went wrong is its heading. */
export function Answered<T>({
  asked,
  whole = false,
  children,
}: {
  asked: Asked<T>
  whole?: boolean
  children: (data: T) => ComponentChildren
}) {
  if (asked.state === 'loading') return <Loading />
  if (asked.state === 'failed')
    return (
      <Notice title={asked.error.status === 404 ? 'Not on record' : 'This could not be shown'} whole={whole}>
        <p>{asked.error.message}</p>
        <p>
          <button type="button" class="button" onClick={asked.retry}>
            Try again
          </button>
        </p>
      </Notice>
    )
  return <div class={asked.stale ? 'stale' : undefined}>{children(asked.data)}</div>
}

/** Holds the place while an answer is on its way; appears only where that takes a while. */
const Loading = () => (
  <div class="loading" role="status">
    <span class="sr">Loading</span>
    <div class="bone wide" />
    <div class="bone" />
    <div class="bone" />
    <div class="bone short" />
  </div>
)

/** Says what is missing or went wrong, and what to do; the page's own heading where it is all of the page. */
export function Notice({
  title,
  whole = false,
  children,
}: {
  title: string
  whole?: boolean
  children: ComponentChildren
}) {
  const Heading = whole ? 'h1' : 'h2'
  return (
    <section class="notice">
      <Heading>{title}</Heading>
      {children}
    </section>
  )
}

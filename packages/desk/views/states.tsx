import type { ComponentChildren } from 'preact'
import type { Asked } from '../use-answer.js'

/** Shows an answer, or what to do until it is there. */
export function Answered<T>({ asked, children }: { asked: Asked<T>; children: (data: T) => ComponentChildren }) {
  if (asked.state === 'loading') return <Loading />
  if (asked.state === 'failed')
    return (
      <Notice title={asked.error.status === 404 ? 'Not on record' : 'This could not be shown'}>
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
export const Loading = () => (
  <div class="loading" role="status">
    <span class="sr">Loading</span>
    <div class="bone wide" />
    <div class="bone" />
    <div class="bone" />
    <div class="bone short" />
  </div>
)

/** Says what is missing or went wrong, and what to do. */
export const Notice = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="notice">
    <h2>{title}</h2>
    {children}
  </section>
)

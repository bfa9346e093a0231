import { useState } from 'preact/hooks'
import { Unanswered } from '../api.js'
import { useAnswer } from '../use-answer.js'
import { Icon } from '../views/icon.js'
import { changeWatches, freeName, type Watched, watchOf } from './watches.js'

/** Watches something, or no more: what is new in it is then on the page of watches and in the feed. */
export function WatchButton({
  of,
  name,
  label = 'Watch',
  small = false,
}: {
  of: Watched
  /** What it is called there. */
  name: string
  label?: string
  small?: boolean
}) {
  const asked = useAnswer('/api/watches')
  const [wrong, setWrong] = useState<string | null>(null)
  const known = asked.state === 'ready' ? watchOf(asked.data.watches, of) : undefined
  const flip = () =>
    changeWatches((now) => {
      const on = watchOf(now, of)
      return on ? now.filter((w) => w.name !== on.name) : [...now, { name: freeName(name, now), ...of }]
    }).then(
      () => setWrong(null),
      (error: unknown) => setWrong(error instanceof Unanswered ? error.message : String(error)),
    )
  return (
    <>
      <button
        type="button"
        class={`${small ? 'small-button' : 'button small'} watch${known ? ' on' : ''}`}
        aria-pressed={known !== undefined}
        disabled={asked.state !== 'ready'}
        onClick={() => void flip()}
      >
        <Icon name="eye" /> {known ? 'Watched' : label}
        <span class="sr">: {name}</span>
      </button>
      {wrong === null ? null : (
        <span class="wrong" role="alert">
          {wrong}
        </span>
      )}
    </>
  )
}

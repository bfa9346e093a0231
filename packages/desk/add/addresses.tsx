import type { Taken } from '@onrecord/server'
import { useState } from 'preact/hooks'
import { post, Unanswered } from '../api.js'
import { counted } from '../text/counted.js'
import { refresh } from '../use-answer.js'
import { Outcome } from './outcome.js'

/** The addresses in what was pasted, each once. */
export const addressesIn = (text: string): string[] => [
  ...new Set((text.match(/\S+/g) ?? []).map((each) => (/^https?:\/\//i.test(each) ? each : `https://${each}`))),
]

/** Articles fetched by their addresses, one a line. */
export function Addresses() {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<Taken | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const urls = addressesIn(text)
  const fetchThem = async () => {
    setBusy(true)
    setWrong(null)
    setDone(null)
    try {
      setDone(await post<Taken>('/api/fetch', { urls }))
      setText('')
      refresh()
    } catch (error) {
      setWrong(error instanceof Unanswered ? error.message : String(error))
    }
    setBusy(false)
  }
  return (
    <form
      aria-labelledby="addresses"
      onSubmit={(event) => {
        event.preventDefault()
        if (urls.length > 0 && !busy) void fetchThem()
      }}
    >
      <h2 id="addresses">Or fetch articles by their addresses</h2>
      <label class="select">
        <span>Addresses, one a line</span>
        <textarea
          rows={3}
          value={text}
          placeholder="https://"
          spellcheck={false}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p>
        <button type="submit" class="button" disabled={urls.length === 0 || busy}>
          {busy ? 'Fetching …' : urls.length > 1 ? `Fetch ${counted(urls.length, 'article')}` : 'Fetch the article'}
        </button>
      </p>
      <div role="status">{done ? <Outcome taken={done} /> : null}</div>
      {wrong === null ? null : (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
    </form>
  )
}

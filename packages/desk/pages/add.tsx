import type { Taken } from '@onrecord/server'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Addresses } from '../add/addresses.js'
import { Feeds } from '../add/feeds.js'
import { Outcome } from '../add/outcome.js'
import { post, Unanswered } from '../api.js'
import { batches, type Offered, toBase64 } from '../text/batches.js'
import { counted } from '../text/counted.js'
import { refresh } from '../use-answer.js'
import { useTitle } from '../use-title.js'
import { DayField } from '../views/day-field.js'
import { takeDropped } from '../views/drop-anywhere.js'
import { PageHead } from '../views/page-head.js'

/** Drop files or paste text; what came in, and what was left out and why. */
export function AddPage() {
  useTitle('Add')
  const [busy, setBusy] = useState<{ done: number; of: number } | null>(null)
  const [done, setDone] = useState<Taken | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [said, setSaid] = useState({ outlet: '', date: '', url: '' })
  const field = useRef<HTMLInputElement>(null)

  const send = async (files: readonly Offered[]) => {
    if (files.length === 0 || busy) return
    setWrong(null)
    setDone(null)
    setBusy({ done: 0, of: files.length })
    let sum: Taken = { added: 0, unchanged: 0, editions: 0, reread: 0, removed: 0, problems: [] }
    let sent = 0
    try {
      for (const batch of batches(files)) {
        const body = {
          files: await Promise.all(batch.map(async (f) => ({ name: f.name, base64: await toBase64(f.content) }))),
          ...(said.outlet && { outlet: said.outlet }),
          ...(said.date && { date: said.date }),
          ...(said.url && { url: said.url }),
        }
        sum = plus(sum, await post<Taken>('/api/add', body))
        sent += batch.length
        setBusy({ done: sent, of: files.length })
      }
      setDone(sum)
      setText('')
    } catch (error) {
      setWrong(error instanceof Unanswered ? error.message : String(error))
      if (sent > 0) setDone(sum)
    }
    setBusy(null)
    refresh()
  }
  useEffect(() => takeDropped((files) => void send(files)), [said, busy])

  return (
    <>
      <PageHead title="Add" over="Articles">
        <p>
          Text, Markdown, HTML, PDF, DOCX, mail, feeds, JSON Lines, CSV, WARC, zip and more. Nothing leaves this
          machine; an address is fetched only when you ask for it.
        </p>
      </PageHead>
      <div class="add">
        <section class="drop" aria-labelledby="drop">
          <h2 id="drop">Drop files anywhere on this page</h2>
          <p>
            <label class="button primary">
              Choose files
              <input
                ref={field}
                type="file"
                multiple
                class="sr"
                disabled={busy !== null}
                onChange={(event) => {
                  const files = [...(event.currentTarget.files ?? [])]
                  void send(files.map((f) => ({ name: f.name, content: f })))
                  event.currentTarget.value = ''
                }}
              />
            </label>
          </p>
          <div role="status">
            {busy ? (
              <p class="progress">
                <progress max={busy.of} value={busy.done} aria-label="Reading" />{' '}
                {`Reading ${counted(busy.of, 'file')}: ${busy.done} done`}
              </p>
            ) : null}
            {done ? <Outcome taken={done} /> : null}
          </div>
          {wrong === null ? null : (
            <p class="wrong" role="alert">
              {wrong}
            </p>
          )}
        </section>
        <section class="said" aria-labelledby="said">
          <h2 id="said">What you know of them</h2>
          <p class="quiet">Only where the files do not say it themselves; it holds for all that you add next.</p>
          <div class="filters">
            <label class="select grow">
              <span>Outlet</span>
              <input
                type="text"
                value={said.outlet}
                maxLength={300}
                onInput={(event) => setSaid({ ...said, outlet: event.currentTarget.value })}
              />
            </label>
            <DayField label="Published" value={said.date} onChange={(date) => setSaid({ ...said, date: date ?? '' })} />
            <label class="select grow">
              <span>Address</span>
              <input
                type="url"
                value={said.url}
                placeholder="https://"
                onInput={(event) => setSaid({ ...said, url: event.currentTarget.value })}
              />
            </label>
          </div>
        </section>
        <form
          class="paste"
          aria-labelledby="paste"
          onSubmit={(event) => {
            event.preventDefault()
            void send([{ name: `${nameFor(text)}.txt`, content: text }])
          }}
        >
          <h2 id="paste">Or paste an article</h2>
          <label class="select">
            <span>Text</span>
            <textarea rows={12} value={text} onInput={(event) => setText(event.currentTarget.value)} />
          </label>
          <p>
            <button type="submit" class="button" disabled={text.trim() === '' || busy !== null}>
              Add the text
            </button>
          </p>
        </form>
        <Addresses />
        <Feeds />
      </div>
    </>
  )
}

const plus = (a: Taken, b: Taken): Taken => ({
  added: a.added + b.added,
  unchanged: a.unchanged + b.unchanged,
  editions: a.editions + b.editions,
  reread: a.reread + b.reread,
  removed: a.removed + b.removed,
  problems: [...a.problems, ...b.problems],
})

/** A file name of a text's first words. */
const nameFor = (text: string): string =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? ['text']).slice(0, 7).join('-').toLowerCase().slice(0, 60)

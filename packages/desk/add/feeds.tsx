import type { FeedLooked } from '@onrecord/server'
import { useState } from 'preact/hooks'
import { type FeedRow, post, Unanswered } from '../api.js'
import { showMoment } from '../decide/mark.js'
import { counted } from '../text/counted.js'
import { refresh, useAnswer } from '../use-answer.js'
import { Answered } from '../views/states.js'
import { Words } from '../views/words.js'
import { addressesIn } from './addresses.js'

/** The feeds that are followed: added, looked at now, and followed no more. */
export function Feeds() {
  const asked = useAnswer('/api/feeds')
  const [text, setText] = useState('')
  const [looking, setLooking] = useState<string | null>(null)
  const [looked, setLooked] = useState<readonly FeedLooked[]>([])
  const [wrong, setWrong] = useState<string | null>(null)
  const tried = async (does: () => Promise<void>) => {
    setWrong(null)
    try {
      await does()
    } catch (error) {
      setWrong(error instanceof Unanswered ? error.message : String(error))
    }
    refresh()
  }
  const look = async (urls: readonly string[]) => {
    setLooking(urls.length === 1 ? urls[0]! : 'all')
    await tried(async () => setLooked((await post<{ looked: FeedLooked[] }>('/api/feeds/look', { urls })).looked))
    setLooking(null)
  }
  return (
    <section class="feeds" aria-labelledby="feeds">
      <h2 id="feeds">Feeds that are followed</h2>
      <p class="quiet">
        A look fetches what is new in a feed. <code>onrecord follow</code> looks at feeds on a schedule, and takes OPML
        lists.
      </p>
      <Answered asked={asked}>
        {({ feeds }) => (
          <>
            {feeds.length === 0 ? <p>None yet.</p> : null}
            <ul class="feed-list">
              {feeds.map((feed) => (
                <li key={feed.url}>
                  <Feed
                    feed={feed}
                    found={looked.find((each) => each.url === feed.url)}
                    busy={looking === feed.url || looking === 'all'}
                    onLook={() => void look([feed.url])}
                    onLeave={() => void tried(() => post('/api/feeds', { leave: [feed.url] }))}
                  />
                </li>
              ))}
            </ul>
            {feeds.length > 1 ? (
              <p>
                <button
                  type="button"
                  class="button"
                  disabled={looking !== null}
                  onClick={() => void look(feeds.map((f) => f.url))}
                >
                  Look at all {feeds.length} now
                </button>
              </p>
            ) : null}
          </>
        )}
      </Answered>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          const follow = addressesIn(text)
          if (follow.length > 0)
            void tried(async () => {
              await post('/api/feeds', { follow })
              setText('')
            })
        }}
      >
        <label class="select grow">
          <span>A feed’s address (RSS, Atom or JSON Feed)</span>
          <input
            type="text"
            inputMode="url"
            value={text}
            placeholder="https://"
            spellcheck={false}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button" disabled={text.trim() === ''}>
          Follow it
        </button>
      </form>
      {wrong === null ? null : (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
    </section>
  )
}

function Feed({
  feed,
  found,
  busy,
  onLook,
  onLeave,
}: {
  feed: FeedRow
  found: FeedLooked | undefined
  busy: boolean
  onLook: () => void
  onLeave: () => void
}) {
  return (
    <>
      <p class="feed-url">
        <Words text={feed.url} />
      </p>
      <p class="line-meta" role="status">
        {found === undefined ? null : (
          <span>
            {found.failed
              ? 'could not be fetched'
              : `${counted(found.added, 'article')} new, ${found.editions} changed, ${found.unchanged} as they were`}
          </span>
        )}
        {feed.failures > 0 ? <span>{counted(feed.failures, 'failure')} in a row</span> : null}
        <span>{feed.next === 0 ? 'never looked at' : `due ${showMoment(new Date(feed.next).toISOString())}`}</span>
      </p>
      {found && found.problems.length > 0 ? (
        <ul class="plain problems">
          {found.problems.map((p) => (
            <li key={p.line}>{p.line}</li>
          ))}
        </ul>
      ) : null}
      <p class="watch-buttons">
        <button type="button" class="button small" disabled={busy} onClick={onLook}>
          {busy ? 'Looking …' : 'Look now'}
          <span class="sr">: {feed.url}</span>
        </button>
        <button type="button" class="button small" onClick={onLeave}>
          Follow no more<span class="sr">: {feed.url}</span>
        </button>
      </p>
    </>
  )
}

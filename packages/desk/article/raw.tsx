import type { MapPiece, Span } from '@onrecord/format'
import { counted } from '../text/counted.js'
import { useAnswer } from '../use-answer.js'
import { Answered } from '../views/states.js'

/** Characters shown at once: a source may be megabytes. */
const MOST = 60_000

/** What was handed to the reader, character by character, and where in the original the words at hand came from. */
export function Raw({ name, at, map }: { name: string; at: Span | null; map: readonly MapPiece[] | undefined }) {
  const asked = useAnswer('/api/articles/:name/source', {}, name)
  return (
    <section class="raw" aria-labelledby="raw">
      <h2 id="raw">Raw source</h2>
      <Answered asked={asked}>
        {({ address, source }) => {
          const from = Math.max(0, Math.min(at?.start ?? 0, source.text.length - 1) - MOST / 4)
          const to = Math.min(source.text.length, from + MOST)
          const here = at && at.start >= from && at.end <= to ? at : null
          const pieces = (map ?? []).filter((p) => at && p.start < at.end && p.end > at.start)
          return (
            <>
              <p class="line-meta">
                <span>{address}</span>
                <span>{counted(source.text.length, 'character')}</span>
                {at ? <span>{`characters ${at.start}–${at.end} of the text`}</span> : null}
              </p>
              {map === undefined ? (
                <p class="quiet">A plain text: the source is the text itself, so every place is the same in both.</p>
              ) : pieces.length > 0 ? (
                <ul class="plain">
                  {pieces.slice(0, 12).map((piece) => (
                    <li key={piece.start} class="quiet">
                      {`Characters ${piece.start}–${piece.end} came from ${piece.at}`}
                    </li>
                  ))}
                </ul>
              ) : (
                <p class="quiet">Choose a statement to see where in the original its characters came from.</p>
              )}
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard */}
              <pre tabIndex={0}>
                {from > 0 ? '… ' : ''}
                {source.text.slice(from, here?.start ?? to)}
                {here ? <mark>{source.text.slice(here.start, here.end)}</mark> : null}
                {here ? source.text.slice(here.end, to) : ''}
                {to < source.text.length ? ' …' : ''}
              </pre>
            </>
          )
        }}
      </Answered>
    </section>
  )
}

import type { Taken } from '@onrecord/server'
import { counted } from '../text/counted.js'

/** What came of adding: what is on record now, and what was left out and why. */
export function Outcome({ taken }: { taken: Taken }) {
  const left = taken.problems.filter((p) => p.severity === 'error')
  const less = taken.problems.filter((p) => p.severity === 'warning')
  const parts = [
    taken.added > 0 ? `${counted(taken.added, 'article')} added` : '',
    taken.editions > 0 ? `${counted(taken.editions, 'new edition')}` : '',
    taken.reread > 0 ? `${taken.reread} read again` : '',
    taken.unchanged > 0 ? `${taken.unchanged} here already` : '',
    taken.removed > 0 ? `${taken.removed} left out: removed for good by an editor` : '',
  ].filter((part) => part !== '')
  return (
    <div class="outcome">
      <p>
        <strong>{parts.length > 0 ? parts.join(', ') : 'Nothing was added'}.</strong>{' '}
        {taken.added + taken.editions > 0 ? <a href="/">To the story</a> : null}
      </p>
      {left.length > 0 ? (
        <>
          <p>Left out:</p>
          <ul class="plain problems">
            {left.map((p) => (
              <li key={p.line}>{p.line}</li>
            ))}
          </ul>
        </>
      ) : null}
      {less.length > 0 ? (
        <>
          <p>Taken, but:</p>
          <ul class="plain problems">
            {less.map((p) => (
              <li key={p.line}>{p.line}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

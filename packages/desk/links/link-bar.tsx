import type { Decided, LinkName } from '@onrecord/format'
import { useDesk } from '../decide/desk.js'
import { DecidedBy } from '../decide/mark.js'

const WORDS: Readonly<Record<LinkName, { readonly one: string; readonly not: string }>> = {
  utterance: { one: 'One saying', not: 'Not the same' },
  occasion: { one: 'One occasion', not: 'Not one occasion' },
  story: { one: 'One story', not: 'Not one story' },
  copy: { one: 'A copy', not: 'No copy' },
}

/** What ties reports: how sure it is, who decided on it, and the buttons that do. `what` names it for those who hear the page. */
export function LinkBar({
  link,
  id,
  what,
  score,
  decided,
}: {
  link: LinkName
  id: string
  what: string
  score?: number
  decided: Decided | undefined
}) {
  const { decide, withdraw } = useDesk()
  const last = decided?.decisions.at(-1)
  const words = WORDS[link]
  const rule = (verdict: 'accept' | 'reject') =>
    void decide({ kind: 'link', link, verdict, id }, `${verdict === 'accept' ? words.one : words.not}: ${what}.`)
  return (
    <p class="link-bar">
      {decided ? (
        <DecidedBy decided={decided} word="Decided" />
      ) : score === undefined ? null : (
        <span class="quiet">{Math.round(score * 100)} % sure</span>
      )}
      {decided ? null : (
        <button type="button" class="small-button" onClick={() => rule('accept')}>
          {words.one}
          <span class="sr">: {what}</span>
        </button>
      )}
      <button type="button" class="small-button" onClick={() => rule('reject')}>
        {words.not}
        <span class="sr">: {what}</span>
      </button>
      {last === undefined ? null : (
        <button type="button" class="small-button" onClick={() => void withdraw(last, what)}>
          Take back<span class="sr">: {what}</span>
        </button>
      )}
    </p>
  )
}

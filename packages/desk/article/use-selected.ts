import type { Span } from '@onrecord/format'
import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { selectedSpan } from './selection.js'

/** What is selected of the article's text, followed as it changes. */
export function useSelected(root: RefObject<HTMLElement | null>, text: string): Span | null {
  const [span, setSpan] = useState<Span | null>(null)
  useEffect(() => {
    const look = () => {
      const next = root.current && selectedSpan(root.current, text)
      setSpan((now) => (now?.start === next?.start && now?.end === next?.end ? now : next))
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [text])
  return span
}

import { useEffect } from 'preact/hooks'

/** Names the page in the window's title. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    document.title = title === null || title === '' ? 'Onrecord' : `${title} · Onrecord`
  }, [title])
}

import { useCallback, useMemo } from 'preact/hooks'
import { useLocation } from 'preact-iso'

export type Change = Readonly<Record<string, string | null>>

/** The filters in the page's address, and how to change them: null takes one out. `push` makes a step to go back from. */
export function useQuery(): readonly [URLSearchParams, (change: Change, push?: boolean) => void] {
  const { url, route } = useLocation()
  const query = useMemo(() => new URL(url, location.origin).searchParams, [url])
  const set = useCallback(
    (change: Change, push = false) => {
      // The address of this moment: another change may have come since this function was made.
      const next = new URL(location.href)
      for (const [key, value] of Object.entries(change))
        if (value === null || value === '') next.searchParams.delete(key)
        else next.searchParams.set(key, value)
      const to = next.pathname + next.search
      if (to !== location.pathname + location.search) route(to, !push)
    },
    [route],
  )
  return [query, set]
}

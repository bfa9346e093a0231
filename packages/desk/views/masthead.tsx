import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { toSearch } from '../addresses.js'
import { Icon } from './icon.js'
import { ThemeSwitch } from './theme-switch.js'

const ROOMS = [
  { path: '/', name: 'Story', under: /^\/(stories|brief|take)?$/ },
  { path: '/occasions', name: 'Occasions', under: /^\/occasions?(\/|$)/ },
  { path: '/compare', name: 'Compare', under: /^\/compare/ },
  { path: '/actors', name: 'Actors', under: /^\/actors?(\/|$)/ },
  { path: '/ledger', name: 'Ledger', under: /^\/ledger/ },
  { path: '/sources', name: 'Sources', under: /^\/(sources|articles?)(\/|$)/ },
  { path: '/review', name: 'Review', under: /^\/review/ },
  { path: '/watch', name: 'Watch', under: /^\/watch/ },
  { path: '/add', name: 'Add', under: /^\/add/ },
] as const

/** The name of the desk, the way to its rooms, and the search field (the key / leads there). */
export function Masthead() {
  const { path, route } = useLocation()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const toField = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
      event.preventDefault()
      const here = document.querySelector<HTMLInputElement>('main input[type=search]') ?? field.current
      here?.focus()
      here?.select()
    }
    addEventListener('keydown', toField)
    return () => removeEventListener('keydown', toField)
  }, [])
  return (
    <header class="masthead">
      <a class="wordmark" href="/">
        Onrecord
      </a>
      <nav aria-label="Rooms">
        <ul>
          {ROOMS.map((room) => (
            <li key={room.path}>
              <a href={room.path} aria-current={room.under.test(path) ? 'page' : undefined}>
                {room.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <search>
        {path === '/search' ? null : (
          <form
            class="find"
            onSubmit={(event) => {
              event.preventDefault()
              route(toSearch(field.current?.value ?? ''))
            }}
          >
            <Icon name="search" />
            <input ref={field} type="search" name="q" placeholder="Search" aria-label="Search the articles" />
            <kbd title="The key / leads here">/</kbd>
          </form>
        )}
      </search>
      <ThemeSwitch />
    </header>
  )
}

/** Whether somebody is typing: single keys are then letters. */
export const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

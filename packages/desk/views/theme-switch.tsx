import { useState } from 'preact/hooks'
import { Icon } from './icon.js'

type Theme = 'auto' | 'light' | 'dark'
const NEXT: Readonly<Record<Theme, Theme>> = { auto: 'light', light: 'dark', dark: 'auto' }
const ICON = { auto: 'auto', light: 'sun', dark: 'moon' } as const
const NAME: Readonly<Record<Theme, string>> = { auto: 'as the system has it', light: 'light', dark: 'dark' }

const now = (): Theme => {
  const theme = document.documentElement.dataset.theme
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}

/** Light, dark, or as the system has it; remembered where the browser allows. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(now)
  const change = () => {
    const next = NEXT[theme]
    if (next === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    try {
      localStorage.setItem('theme', next)
    } catch {
      // A browser that keeps nothing still shows the theme until the page is left.
    }
    setTheme(next)
  }
  const label = `Colours: ${NAME[theme]}. Change to ${NAME[NEXT[theme]]}`
  return (
    <button type="button" class="theme" onClick={change} aria-label={label} title={label}>
      <Icon name={ICON[theme]} />
    </button>
  )
}

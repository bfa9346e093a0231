import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import { type Palette, paletteOf } from './paint.js'

/** The theme's colours, looked up again when the theme changes; null before the first look. */
export function usePalette(ref: RefObject<HTMLElement | null>): Palette | null {
  const [palette, setPalette] = useState<Palette | null>(null)
  useLayoutEffect(() => {
    const look = () => ref.current && setPalette(paletteOf(ref.current))
    look()
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const chosen = new MutationObserver(look)
    dark.addEventListener('change', look)
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      dark.removeEventListener('change', look)
      chosen.disconnect()
    }
  }, [])
  return palette
}

import type { Source } from '@onrecord/format'

/**
 * A plain-text article: `text` is the file's content unchanged, line ends and byte order mark included, so that offsets point
 * into the file. It says nothing of itself.
 */
export function plain(text: string, uri: string, name: string): Source {
  return {
    name, uri, text, title: null, outlet: null, byline: null, wire: null, language: null, published: null, url: null,
    hints: [], map: null,
  } // biome-ignore format: one line reads better
}

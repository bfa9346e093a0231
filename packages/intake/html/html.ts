import type { Intaken } from '../intake.js'
import { plain } from '../plain/plain.js'

/** The article of a page. */
export function html(page: string, uri: string, name: string): Intaken {
  return { sources: [plain(page, uri, name)], problems: [] }
}

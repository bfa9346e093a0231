import type { Way } from '../way.js'
import { plain } from './plain.js'

/** A plain-text file, which is one article. */
export const plainWay: Way = {
  takes: 'text',
  read: (text, { uri, name }) => [plain(text, uri, name)],
}

/** What can be wrong with what comes in. */
export type IntakeProblemCode =
  | 'missing' // no such file, or it went away while it was read
  | 'unreadable' // no right to read it, or the disk failed
  | 'not-a-file'
  | 'empty'
  | 'too-large'
  | 'packed' // a .gz that cannot be unpacked
  | 'binary'
  | 'mixed-encoding'
  | 'bad-line'
  | 'no-article' // a page without an article
  | 'bad-date'
  | 'bad-table'

/** Something that kept an article, or a part of what is known of it, from coming in. One clear line each. */
export interface IntakeProblem {
  readonly problem: IntakeProblemCode
  /** `error`: this article did not come in; `warning`: it did, less what the message names. */
  readonly severity: 'error' | 'warning'
  /** The file or address, as given. */
  readonly file: string
  /** Where in it, for a person: `line 12`, `byte 340`; null where the whole of it is meant. */
  readonly place: string | null
  /** What is wrong, without a full stop. */
  readonly message: string
  /** What its user can do about it, without a full stop. */
  readonly remedy: string
}

/** Tells a problem from a source in a stream of both. */
export const isProblem = (item: object): item is IntakeProblem => 'problem' in item

/** The problem on one line: `file, place: message; remedy`. */
export const problemLine = ({ file, place, message, remedy }: IntakeProblem): string =>
  `${file}${place ? `, ${place}` : ''}: ${message}; ${remedy}`

/** What is said of a file past the limit of `maxBytes`. */
export const tooLarge = (file: string, maxBytes: number): IntakeProblem => ({
  problem: 'too-large',
  severity: 'error',
  file,
  place: null,
  message: `larger than the limit of ${maxBytes >= 1 << 20 ? `${Math.round(maxBytes / (1 << 20))} MB` : `${maxBytes} bytes`}`,
  remedy: 'split it, or put many articles into JSON Lines (.jsonl), which are read one by one',
})

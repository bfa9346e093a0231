import { sizeOf } from './limits/limits.js'

/** What can be wrong with what comes in. */
export type IntakeProblemCode =
  | 'missing' // no such file, or it went away while it was read
  | 'unreadable' // no right to read it, or the disk failed
  | 'not-a-file'
  | 'empty'
  | 'too-large'
  | 'too-many' // an archive with more entries than allowed
  | 'too-deep' // elements or archives within each other beyond any sense
  | 'bomb' // it unpacks to far more than an article ever does
  | 'packed' // an archive or packed file that cannot be unpacked
  | 'encrypted'
  | 'damaged' // cut off or not what it says it is
  | 'unsafe' // it asks for what a document must not do
  | 'binary'
  | 'mixed-encoding'
  | 'bad-line'
  | 'no-article' // a page, mail or feed without an article
  | 'no-text' // pictures of text
  | 'bad-date'
  | 'bad-table'
  | 'unfetched' // the network, or what may be fetched from it
  | 'time-limit'
  | 'memory-limit'
  | 'failed' // the program's own fault

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

/** An error: what it names did not come in. */
export const refusal = (
  file: string,
  problem: IntakeProblemCode,
  message: string,
  remedy: string,
  place: string | null = null,
): IntakeProblem => ({ problem, severity: 'error', file, place, message: oneLine(message), remedy })

/** A warning: the article came in, less what it names. */
export const warning = (
  file: string,
  problem: IntakeProblemCode,
  message: string,
  remedy: string,
  place: string | null = null,
): IntakeProblem => ({ problem, severity: 'warning', file, place, message: oneLine(message), remedy })

/** A message may quote what it is about, which may hold anything. */
const oneLine = (message: string): string => message.replace(/[\s\p{Cc}]+/gu, ' ').trim()

/** The problem on one line: `file, place: message; remedy`. */
export const problemLine = ({ file, place, message, remedy }: IntakeProblem): string =>
  `${file}${place ? `, ${place}` : ''}: ${message}; ${remedy}`

/** What is said of a document past the limit of bytes. */
export const tooLarge = (file: string, bytes: number): IntakeProblem =>
  refusal(
    file,
    'too-large',
    `larger than the limit of ${sizeOf(bytes)}`,
    'split it, or put many articles into JSON Lines (.jsonl), which are read one by one',
  )

import { RecordError } from '../error.js'

/** A database's error as one line for a person; what is not known is given back as it came. */
export function readable(error: unknown, path: string): unknown {
  if (!(error instanceof Error)) return error
  const { code = '' } = error as { code?: string }
  const text = `${code} ${error.message}`
  const as = (kind: RecordError['code'], message: string) => new RecordError(kind, message, { cause: error })
  if (/SQLITE_BUSY|SQLITE_LOCKED|database is locked/i.test(text))
    return as('locked', `${path} is being written by another program: try again when it is done`)
  if (/SQLITE_NOTADB|not a database/i.test(text))
    return as('not-a-record', `${path} is not a record of Onrecord: name another file`)
  if (/SQLITE_READONLY|readonly database/i.test(text))
    return as(
      'read-only',
      `${path} cannot be written: make it and its folder writable, or name another file with --record`,
    )
  if (/SQLITE_FULL|disk is full/i.test(text))
    return as('full', `${path}: the disk is full; free some space and run the same command again`)
  if (/SQLITE_CANTOPEN|unable to open/i.test(text))
    return as('folder', `${path} cannot be opened: make its folder writable, or name another file with --record`)
  if (/SQLITE_CORRUPT|malformed/i.test(text))
    return as('damaged', `${path} is damaged: put a copy of it back, or add the articles to a new record`)
  if (/SQLITE_IOERR|disk I\/O error/i.test(text))
    return as('disk', `${path}: the disk failed while it was read or written; what is on record is kept, try again`)
  return error
}

/** What one file may ask of the machine. Whatever passes a limit is refused with a problem; what stands beside it goes on. */
export interface Limits {
  /** Most bytes of one document, packed and unpacked, and of one line or record of a file that holds many. */
  readonly bytes: number
  /** Most bytes that one archive unpacks to, all that is in it together. */
  readonly archiveBytes: number
  /** Most entries of one archive. */
  readonly entries: number
  /** Archives within archives. */
  readonly depth: number
  /** Most bytes that a packed byte may unpack to, past the first megabyte: text packs to a tenth, a bomb to a thousandth. */
  readonly ratio: number
  /** Most seconds that one document may take. */
  readonly seconds: number
  /** Most megabytes of memory that one document may take. */
  readonly megabytes: number
}

const MB = 1 << 20

/** 64 MiB a document is several times the longest article ever published, and small enough to hold in memory. */
export const LIMITS: Limits = {
  bytes: 64 * MB,
  archiveBytes: 64 * 1024 * MB,
  entries: 1_000_000,
  depth: 3,
  ratio: 200,
  seconds: 30,
  megabytes: 1024,
}

/** A size as a person reads it. */
export const sizeOf = (bytes: number): string =>
  bytes >= 1024 * MB
    ? `${Math.round(bytes / (1024 * MB))} GB`
    : bytes >= MB
      ? `${Math.round(bytes / MB)} MB`
      : `${bytes} bytes`

/** Something that kept an article off the record; one line for a person. */
export interface Problem {
  /** `error`: the article is not on record; `warning`: it is, less what the line names. */
  readonly severity: 'error' | 'warning'
  readonly file: string
  readonly line: string
}

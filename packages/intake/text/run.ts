/** Characters of an article and the stretch of the original they were written as. */
export interface Run {
  readonly value: string
  /** UTF-16 offsets into the original, end exclusive. */
  readonly from: number
  readonly to: number
}

/** A string of the original, written letter by letter or in escapes: the runs' values together are the string. */
export type Runs = readonly Run[]

/** The string that runs make. */
export const charactersOf = (runs: Runs): string =>
  runs.length === 1 ? runs[0]!.value : runs.map((r) => r.value).join('')

/** Characters that stand in the original as they are, from `from` on. */
export const written = (value: string, from: number): Run => ({ value, from, to: from + value.length })

/** Whether a run stands in the original letter by letter. */
export const isExact = ({ value, from, to }: Run): boolean => to - from === value.length

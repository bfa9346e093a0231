/** Places in an example's values by name; `nothing` holds 0 and `true` 1 in every example. */
export type Places<Name extends string> = Readonly<Record<Name | 'nothing' | 'true', number>>

/** Place of the value that is always 1. */
export const TRUE = 1

/** Numbers the values that a stage's features are made of, in the order given. */
export function places<Name extends string>(names: readonly Name[]): Places<Name> {
  return Object.fromEntries(['nothing', 'true', ...names].map((name, i) => [name, i])) as Places<Name>
}

/** A template of features: its number, and the names of the one to three values it mixes; their order counts. */
export type Template<Name extends string> =
  | readonly [number, Name]
  | readonly [number, Name, Name]
  | readonly [number, Name, Name, Name]

/** Templates laid out by how many values they mix: for each its seed and the values' places. */
export interface Templates {
  readonly ones: Int32Array
  readonly twos: Int32Array
  readonly threes: Int32Array
}

/** Lays out templates over named places. */
export function templates<Name extends string>(
  at: Readonly<Record<Name, number>>,
  list: readonly Template<NoInfer<Name>>[],
): Templates {
  const of = (values: number): Int32Array =>
    Int32Array.from(
      list
        .filter((t) => t.length === values + 1)
        .flatMap(([number, ...names]) => [Math.imul(number + 1, 0x9e3779b1), ...names.map((name) => at[name]!)]),
    )
  return { ones: of(1), twos: of(2), threes: of(3) }
}

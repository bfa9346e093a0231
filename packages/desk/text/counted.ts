const numbers = new Intl.NumberFormat('en-GB')

/** A number by itself: `12,849`. */
export const figure = (n: number): string => numbers.format(n)

/** A number and what it counts, in the right number: `1 article`, `12 articles`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${figure(n)} ${n === 1 ? one : many}`

/** The same of a list that is counted only so far: `10,000 statements or more`. */
export const countedOf = (
  { total, more = false }: { readonly total: number; readonly more?: boolean | undefined },
  one: string,
  many?: string,
): string => `${counted(total, one, many)}${more ? ' or more' : ''}`

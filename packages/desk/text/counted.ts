/** A number and what it counts, in the right number: `1 article`, `12 articles`. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${new Intl.NumberFormat('en-GB').format(n)} ${n === 1 ? one : many}`

/** 16 bits of a hash. */
export const markOf = (hash: number): number => (hash ^ (hash >>> 16)) & 0xffff

/** The marks of some hashes, ascending: what is in two lists may have been in both, what is not was not. */
export const marksOf = (hashes: readonly number[]): Uint16Array => new Uint16Array(hashes.map(markOf)).sort()

/** A whole web address out of what a feed has for one, or null. */
export function wholeAddress(written: string | null | undefined, base: string | null): string | null {
  const address = written?.trim()
  if (!address) return null
  const bases = base === null ? [undefined] : [undefined, base]
  for (const b of bases)
    if (URL.canParse(address, b)) {
      const url = new URL(address, b)
      return /^https?:$/.test(url.protocol) ? url.href : null
    }
  return null
}

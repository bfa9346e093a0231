/** A text that is longer than `most` characters without its middle: what is left begins and ends with whole words. */
export function elide(text: string, most: number): string {
  if (text.length <= most) return text
  const half = Math.floor((most - 3) / 2)
  const head = text.slice(0, half)
  const tail = text.slice(text.length - half)
  return `${head.slice(0, head.lastIndexOf(' ') + 1 || half)}… ${tail.slice(tail.indexOf(' ') + 1)}`
}

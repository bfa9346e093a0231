const TYPOGRAPHIC = /[‘’ʼ‛`“”„«»–—…\u00ad\u200c\u200d]/g
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'", '’': "'", 'ʼ': "'", '‛': "'", '`': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '–': '-', '—': '--', '…': '...',
} // biome-ignore format: a table

/** A lower-case word as the models know it: typographic marks made plain, every digit 0. */
export function normal(lower: string): string {
  for (let i = 0; i < lower.length; i++) {
    const c = lower.charCodeAt(i)
    if ((c < 0x61 || c > 0x7a) && c !== 0x2c && c !== 0x2e) return rewrite(lower)
  }
  return lower
}

function rewrite(lower: string): string {
  if (lower === '``' || lower === "''") return '"'
  return lower.replace(/[0-9]/g, '0').replace(TYPOGRAPHIC, (c) => PLAIN[c] ?? '')
}

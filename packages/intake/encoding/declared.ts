const WINDOW = 4096

/**
 * The encoding a page declares of itself in its first 4 KiB (`<meta charset>`, `<meta http-equiv>`, an XML declaration), or
 * null. UTF-16 declared in bytes that can be read as ASCII is UTF-8 (HTML standard, "prescan a byte stream").
 */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, WINDOW)).toString('latin1')
  const m =
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head) ??
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head.replace(/<!--[\s\S]*?-->/g, ''))
  const name = m?.[1]?.toLowerCase() ?? null
  return name?.startsWith('utf-16') ? 'utf-8' : name
}

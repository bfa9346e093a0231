/** The BCP 47 tag that a source means by what it says of its language (`en_GB`, `de, en`); null where it is none. */
export function languageTag(written: string | null | undefined): string | null {
  try {
    return (written && Intl.getCanonicalLocales(written.split(',')[0]!.trim().replace(/_/g, '-'))[0]) || null
  } catch {
    return null
  }
}

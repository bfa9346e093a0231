import type { AddReport } from '@onrecord/flow'

/** What an `add` did, on one line. Takes milliseconds. */
export function summary(report: AddReport, failed: number, ms: number): string {
  const parts = [
    report.added > 0 && `${report.added} added`,
    report.editions > 0 && `${report.editions} as new editions`,
    report.reread > 0 && `${report.reread} read again`,
    report.unchanged > 0 && `${report.unchanged} on record already`,
    report.removed > 0 && `${report.removed} left out as removed for good`,
    failed > 0 && `${failed} failed`,
  ].filter(Boolean)
  const what = parts.length > 0 ? parts.join(', ') : 'nothing to add'
  const seconds = ms < 9950 ? (ms / 1000).toFixed(1) : Math.round(ms / 1000)
  return `${what}; ${seconds} s${report.interrupted ? '; interrupted: run the same command again to go on' : ''}`
}

const most = 48

/** A long address as it is shown once: where it leads, and that more follows. The whole of it stands behind it. */
export function shortLink(address: string): string {
  const shown = address.replace(/^https?:\/\//, '').replace(/\/$/, '')
  return shown.length > most ? `${shown.slice(0, most - 1)}…` : shown
}

import type { Opening } from '../../../bot/http/opening.ts'

/** What our own server laid into the page for the first screen; nothing where the page is Zalo's, or is not the first one. */
export function opening(): Opening | null {
  const laid = document.getElementById('opening')?.textContent
  return laid ? JSON.parse(laid) : null
}

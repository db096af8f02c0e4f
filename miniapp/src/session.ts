import { ApiError, createApi, read } from './api.ts'
import type { Platform } from './platform.ts'
import { storeOf } from './storage.ts'

export const guestKey = 'loa.guest'
export const deviceKey = 'loa.device'

/** The code of a live room or of a gathering: a hall's phones sign in by one address, more in a minute than others may. */
type Hall = { code: string }

export type Session = {
  token: () => string | null
  /** Settles once the surroundings were asked who this is. */
  started: Promise<void>
  /** Runs an act that needs somebody: makes a guest of a visitor first, and again when the guest has lapsed. */
  acting: <T>(act: () => Promise<T>, hall?: Hall) => Promise<T>
  /** Has the office erase the person, and forgets them here. */
  erase: () => Promise<void>
  /** Ends what this browser knows of its guest, for the next person at the same machine. */
  end: () => Promise<void>
}

/** Zalo's word lives as long as the page, so a phone that changes hands changes person; a guest stays in this browser. */
export function startSession(platform: Platform, origin: string, onChange: () => void): Session {
  const api = createApi({ origin, token: () => null })
  let vouched: string | null = null

  const inHall = (hall?: Hall) => (hall ? { headers: { 'live-code': hall.code } } : undefined)
  const byZalo = async (hall?: Hall) => {
    const accessToken = await platform.accessToken()
    if (!accessToken) return
    // Whoever began as a guest here, before Zalo could say who they are, goes on with what they began.
    const guest = storeOf('localStorage').getItem(guestKey) ?? undefined
    vouched = (await read(api.session.zalo.$post({ json: { accessToken, ...(guest && { guest }) } }, inHall(hall))))
      .token
    storeOf('localStorage').removeItem(guestKey)
    onChange()
  }
  // Zalo unreachable at the start is not an error: everything public still reads, and an act tries again.
  const started = byZalo().catch(() => {})

  const token = () => vouched ?? storeOf('localStorage').getItem(guestKey)
  const forget = () => {
    vouched = null
    storeOf('localStorage').removeItem(guestKey)
  }
  const ensure = async (hall?: Hall) => {
    await started
    if (token()) return
    if (platform.kind === 'zalo') await byZalo(hall).catch(() => {})
    if (token()) return
    storeOf('localStorage').setItem(guestKey, (await read(api.session.guest.$post(undefined, inHall(hall)))).token)
    onChange()
  }

  return {
    token,
    started,
    async acting(act, hall) {
      await ensure(hall)
      try {
        return await act()
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'UNAUTHENTICATED') throw error
        forget()
        await ensure(hall)
        return act()
      }
    },
    async erase() {
      await read(createApi({ origin, token }).session.person.$delete())
      forget()
      storeOf('localStorage').removeItem(deviceKey)
      onChange()
    },
    async end() {
      if (token()) await createApi({ origin, token }).session.$delete()
      forget()
      onChange()
    },
  }
}

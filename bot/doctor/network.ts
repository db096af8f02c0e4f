import { minuteMs } from '../../core/time.ts'
import { within } from '../time-limit.ts'
import { type Finding, ill, well, worn } from './finding.ts'

const waitMs = 8000

const ask = (url: string): Promise<Response | null> =>
  within(waitMs, (signal) => fetch(url, { signal, redirect: 'manual' })).catch(() => null)

/** Whether what people and Zalo call is answered by this Loa. */
export async function ownAddress(publicUrl: string): Promise<Finding> {
  const what = 'PUBLIC_URL'
  const reply = await ask(`${publicUrl}/health`)
  const said = reply && ((await reply.json().catch(() => null)) as { version?: string; database?: string } | null)
  if (!said?.version)
    return ill(
      what,
      `${publicUrl}/health ${reply ? `answers ${reply.status}, not as Loa does` : 'does not answer'}`,
      'start the service, and see that the proxy leads there; from within, an address may be closed that is open outside',
    )
  if (said.database !== 'ok') return ill(what, 'the service answers, its database does not', 'see its log')
  if (['localhost', '127.0.0.1', '[::1]'].includes(new URL(publicUrl).hostname))
    return worn(what, `${publicUrl} leads to this machine only`, 'set it to the address that people reach')
  if (!publicUrl.startsWith('https://'))
    return worn(
      what,
      `${publicUrl} is not encrypted`,
      'Zalo calls https addresses only: put a proxy with a certificate in front',
    )
  return well(what, `${publicUrl} is Loa ${said.version}`)
}

const mostOffMs = minuteMs

/** Whether Zalo is reached, and this machine's clock agrees with Zalo's. */
export async function clockAndZalo(zaloUrl: string, now: () => number): Promise<Finding[]> {
  const reply = await ask(zaloUrl)
  const date = Date.parse(reply?.headers.get('date') ?? '')
  await reply?.body?.cancel()
  if (!reply)
    return [
      ill(
        'Zalo',
        `${zaloUrl} does not answer`,
        'let this machine reach it: nothing is sent meanwhile, and all is kept',
      ),
    ]
  const off = Math.round((now() - date) / 1000)
  const clock =
    Number.isNaN(date) || Math.abs(off) * 1000 <= mostOffMs
      ? well('Clock', 'agrees with Zalo’s')
      : ill('Clock', `is ${Math.abs(off)} s ${off > 0 ? 'ahead of' : 'behind'} Zalo’s`, 'timedatectl set-ntp true')
  return [well('Zalo', `${zaloUrl} answers`), clock]
}

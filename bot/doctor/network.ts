import { minuteMs } from '../../core/time.ts'
import { within } from '../time-limit.ts'
import { type Finding, ill, well, worn } from './finding.ts'

const waitMs = 8000

/** The reply, or the code of what stood in the way. */
const ask = (url: string, init: RequestInit = {}): Promise<Response | { failed: string }> =>
  within(waitMs, (signal) => fetch(url, { ...init, signal, redirect: 'manual' })).catch((error: unknown) => ({
    failed: (error as { cause?: { code?: string } }).cause?.code ?? '',
  }))

// Codes of the system and of OpenSSL, as Node passes them on.
const obstacles: [code: RegExp, said: string, todo: string][] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'leads nowhere', 'have the name lead to this machine'],
  [
    /^CERT_HAS_EXPIRED$/,
    'shows a certificate that has expired',
    'have the proxy renew it: ports 80 and 443 must be open to it',
  ],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'shows the certificate of another name', 'have the proxy fetch one for this name'],
  [
    /CERT|SIGNATURE/,
    'shows a certificate that nobody vouches for',
    'have the proxy fetch one from an authority that phones know',
  ],
  [/^ERR_SSL_|^EPROTO$/, 'does not speak TLS', 'let the proxy answer at this port, with a certificate'],
]

/** What is wrong with an address that gave no reply, and what to do, where the code of the failure tells. */
export function obstacle(code: string): { said: string; todo: string } | null {
  const [, said, todo] = obstacles.find(([known]) => known.test(code)) ?? []
  return said && todo ? { said, todo } : null
}

/** Whether what people and Zalo call is answered by this Loa. */
export async function ownAddress(publicUrl: string): Promise<Finding> {
  const what = 'PUBLIC_URL'
  const reply = await ask(`${publicUrl}/health`)
  const known = 'failed' in reply ? obstacle(reply.failed) : null
  if (known) return ill(what, `${publicUrl} ${known.said}`, known.todo)
  const said =
    'failed' in reply
      ? null
      : ((await reply.json().catch(() => null)) as { version?: string; database?: string } | null)
  if (!said?.version)
    return ill(
      what,
      `${publicUrl}/health ${'failed' in reply ? 'does not answer' : `answers ${reply.status}, not as Loa does`}`,
      'start the service, and see that the proxy leads there; from within, an address may be closed that is open outside',
    )
  if (said.database !== 'ok') return ill(what, 'the service answers, its database does not', 'see its log')
  // As Zalo's console does when the address is saved there: an empty event, which nobody signed.
  const event = await ask(`${publicUrl}/webhook/zalo`, { method: 'POST', body: '{}' })
  const taken = 'failed' in event ? null : ((await event.json().catch(() => null)) as { ok?: boolean } | null)
  if (!taken?.ok)
    return ill(
      what,
      `${publicUrl}/webhook/zalo ${'failed' in event ? 'does not answer' : `answers ${event.status}, not as Loa does,`} where events of Zalo come in`,
      'have the proxy pass POST to /webhook/ on, with its body and headers as they are',
    )
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
  if ('failed' in reply)
    return [
      ill(
        'Zalo',
        `${zaloUrl} does not answer`,
        'let this machine reach it: nothing is sent meanwhile, and all is kept',
      ),
    ]
  const date = Date.parse(reply.headers.get('date') ?? '')
  await reply.body?.cancel()
  const off = Math.round((now() - date) / 1000)
  const clock =
    Number.isNaN(date) || Math.abs(off) * 1000 <= mostOffMs
      ? well('Clock', 'agrees with Zalo’s')
      : ill('Clock', `is ${Math.abs(off)} s ${off > 0 ? 'ahead of' : 'behind'} Zalo’s`, 'timedatectl set-ntp true')
  return [well('Zalo', `${zaloUrl} answers`), clock]
}

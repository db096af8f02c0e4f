const prefix = 'whsec_'
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
const base64Of = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))

/** A secret as Standard Webhooks writes it: 256 random bits. */
export const newWebhookSecret = () => `${prefix}${base64Of(crypto.getRandomValues(new Uint8Array(32)))}`

type Message = { id: string; at: number; body: string }

/** The headers of a message as Standard Webhooks has them (www.standardwebhooks.com, version 1): seconds, and HMAC-SHA-256 over all three. */
export async function signedHeaders(secret: string, { id, at, body }: Message): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1000))
  const bytes = bytesOf(secret.slice(prefix.length))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signed = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${id}.${timestamp}.${body}`))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${base64Of(new Uint8Array(signed))}`,
  }
}

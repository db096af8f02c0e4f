import type { Crypt } from '../core/context.ts'

const ivBytes = 12

/**
 * Encrypts what rests in the database (AES-256-GCM, by Web Crypto, which every runtime has) with the first of the keys, and opens
 * what any of them encrypted; a key is the hash of its secret.
 */
export function cryptWith(secretKeys: readonly string[]): Crypt {
  const keys = secretKeys.map((secretKey) =>
    crypto.subtle
      .digest('SHA-256', new TextEncoder().encode(`loa tokens at rest ${secretKey}`))
      .then((hash) => crypto.subtle.importKey('raw', hash, 'AES-GCM', false, ['encrypt', 'decrypt'])),
  )
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
      const [newest] = await Promise.all(keys)
      if (!newest) throw new Error('there is no key')
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, newest, new TextEncoder().encode(text))
      return Buffer.concat([iv, new Uint8Array(sealed)]).toString('base64')
    },
    async unseal(sealed) {
      const bytes = new Uint8Array(Buffer.from(sealed, 'base64'))
      const iv = bytes.subarray(0, ivBytes)
      let refused: unknown
      for (const key of keys) {
        try {
          const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await key, bytes.subarray(ivBytes))
          return new TextDecoder().decode(text)
        } catch (error) {
          refused = error
        }
      }
      throw refused
    },
  }
}

/** A hash that nobody makes again who has not the key, so that what is short and known, such as an id, cannot be tried out. */
export function keyedHash(secretKey: string): (text: string) => Promise<string> {
  const key = crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(`loa keyed hashes ${secretKey}`),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  return async (text) =>
    Buffer.from(await crypto.subtle.sign('HMAC', await key, new TextEncoder().encode(text))).toString('hex')
}

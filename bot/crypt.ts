import type { Crypt } from '../core/context.ts'

const ivBytes = 12

/** Encrypts what rests in the database (AES-256-GCM, by Web Crypto, which every runtime has); the key is the hash of SECRET_KEY. */
export function cryptWith(secretKey: string): Crypt {
  const key = crypto.subtle
    .digest('SHA-256', new TextEncoder().encode(`loa tokens at rest ${secretKey}`))
    .then((hash) => crypto.subtle.importKey('raw', hash, 'AES-GCM', false, ['encrypt', 'decrypt']))
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key, new TextEncoder().encode(text))
      return Buffer.concat([iv, new Uint8Array(sealed)]).toString('base64')
    },
    async unseal(sealed) {
      const bytes = new Uint8Array(Buffer.from(sealed, 'base64'))
      const iv = bytes.subarray(0, ivBytes)
      const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await key, bytes.subarray(ivBytes))
      return new TextDecoder().decode(text)
    },
  }
}

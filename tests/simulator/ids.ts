import { randomBytes, randomInt } from 'node:crypto'

/** Nineteen digits, always above 2^53, so that a client that reads it as a number loses digits. */
export const decimalId = () => `${randomInt(1, 10)}${digits(9)}${digits(9)}`

const digits = (count: number) => String(randomInt(0, 10 ** count)).padStart(count, '0')

export const hexId = (length = 20) => randomBytes(length / 2).toString('hex')

export const secretText = (bytes = 48) => randomBytes(bytes).toString('base64url')

export const isHexId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{18,20}$/.test(value)

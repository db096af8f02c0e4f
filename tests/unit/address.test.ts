import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callerOf, type Network, networkIn } from '../../bot/address.ts'

const networks = (...written: string[]) => written.map((one) => networkIn(one) as Network)
const behind = (forwarded: string | undefined, connection = '127.0.0.1', ...proxies: string[]) =>
  callerOf(connection, forwarded, networks(...proxies))

describe('an address counts as the one it is, however it is written', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7 ', '203.0.113.7'],
    ['203.0.113.7:51812', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['64:ff9b::203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', behind('2001:db8:1:2::9')],
    ['[2001:db8:1:2::7]', behind('2001:db8:1:2::9')],
    ['[2001:db8:1:2::7]:51812', behind('2001:db8:1:2::9')],
  ])('%s', (written, same) => {
    expect(behind(written)).toBe(same)
    expect(callerOf(written, undefined, [])).toBe(same)
  })

  test('two IPv4 addresses in IPv6 are two, two networks of IPv6 are two', () => {
    expect(behind('::ffff:203.0.113.7')).not.toBe(behind('::ffff:203.0.113.8'))
    expect(behind('2001:db8:1:2::7')).not.toBe(behind('2001:db8:1:3::7'))
  })
})

describe('the first hop from the right that is no proxy of ours is the caller', () => {
  test.each([
    ['198.51.100.1, 203.0.113.7', '127.0.0.1', [], '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', '::ffff:127.0.0.1', [], '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', '10.0.0.5', [], '10.0.0.5'],
    ['198.51.100.1, 203.0.113.7', '10.0.0.5', ['10.0.0.5'], '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', '::ffff:10.0.0.5', ['10.0.0.0/24'], '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7, 10.0.0.6:80', '10.0.0.5', ['10.0.0.0/24'], '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', '10.0.1.5', ['10.0.0.0/24'], '10.0.1.5'],
    ['203.0.113.7', '2001:db8::5', ['2001:db8::/64'], '203.0.113.7'],
    ['10.0.0.6', '10.0.0.5', ['::ffff:10.0.0.0/104'], '10.0.0.6'],
  ])('%s by %s with %j', (forwarded, connection, proxies, caller) => {
    expect(behind(forwarded, connection, ...proxies)).toBe(caller)
  })

  test('this machine itself, past no proxy, is nobody to count', () => {
    expect(behind(undefined)).toBeNull()
    expect(behind(undefined, '::1')).toBeNull()
    expect(callerOf(undefined, undefined, [])).toBeNull()
    expect(behind(undefined, '10.0.0.5', '10.0.0.5')).toBe('10.0.0.5')
  })
})

test('what cannot be read counts as the proxy that passed it on, never as nobody', () => {
  for (const garbage of [
    '',
    ' ',
    'unknown',
    '_hidden',
    '203.0.113',
    '0x7f.1',
    '1',
    '203.0.113.7:',
    '[::1',
    '1.2.3.4.5',
    ',',
  ])
    expect(behind(garbage), garbage).toBe('127.0.0.1')
  expect(behind('198.51.100.1, unknown', '10.0.0.5', '10.0.0.5')).toBe('10.0.0.5')
  fc.assert(fc.property(fc.string(), (header) => typeof behind(header) === 'string'))
  fc.assert(fc.property(fc.string(), (connection) => typeof callerOf(connection, '203.0.113.7', []) === 'string'))
})

test.each([
  '',
  '10.0.0',
  '10.0.0.0/33',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  '10.0.0.0/x',
  '::/129',
  'proxy.example.vn',
  '::ffff:10.0.0.0/90',
])('%j is no network', (written) => expect(networkIn(written)).toBeNull())

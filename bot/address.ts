import ipaddr from 'ipaddr.js'

export type Address = ipaddr.IPv4 | ipaddr.IPv6
/** An address with how many of its first bits count. */
export type Network = [Address, number]

// The longest that anybody writes: a whole IPv6 address with a zone and a port.
const longestHop = 80
// Three ways in which IPv6 carries an address of IPv4: the person behind it has that one.
const carriesIPv4 = new Set(['ipv4Mapped', 'rfc6145', 'rfc6052'])
const thisMachine = ipaddr.IPv4.parse('127.0.0.1')
const unreadable = ipaddr.IPv4.parse('0.0.0.0')

/** An address as proxies write it, with or without a port; null for anything else. */
export function addressIn(written: string): Address | null {
  const text = written.trim()
  if (text.length > longestHop) return null
  const bare = /^\[([^[\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return ipaddr.IPv4.parse(bare)
  return ipaddr.IPv6.isValid(bare) ? plain(ipaddr.IPv6.parse(bare)) : null
}

const plain = (address: ipaddr.IPv6): Address =>
  carriesIPv4.has(address.range()) ? new ipaddr.IPv4(address.toByteArray().slice(12)) : address

/** An address or a network in CIDR; null for anything else. */
export function networkIn(written: string): Network | null {
  const [base = '', bits, ...more] = written.trim().split('/')
  const address = addressIn(base)
  if (!address || more.length > 0) return null
  const most = address.kind() === 'ipv4' ? 32 : 128
  if (bits === undefined) return [address, most]
  // ::ffff:10.0.0.0/104 is 10.0.0.0/8.
  const counted = Number(bits) - (address.kind() === 'ipv4' && base.includes(':') ? 96 : 0)
  return /^\d{1,3}$/.test(bits) && counted >= 0 && counted <= most ? [address, counted] : null
}

const isWithin = (address: Address, [network, bits]: Network) =>
  address.kind() === network.kind() && address.match(network, bits)

/**
 * Whom a call counts for: the first hop, from the nearest outwards, that is no proxy of ours; null for this machine itself,
 * past no proxy. What a hop that is not trusted says of those before it is hearsay.
 */
export function callerOf(connection: string | undefined, forwarded: string | undefined, proxies: Network[]) {
  const isProxy = (address: Address) =>
    address.range() === 'loopback' || proxies.some((network) => isWithin(address, network))
  let caller = connection === undefined ? thisMachine : (addressIn(connection) ?? unreadable)
  if (forwarded === undefined) return caller.range() === 'loopback' ? null : keyOf(caller)
  for (const hop of forwarded.split(',').reverse()) {
    if (!isProxy(caller)) break
    const before = addressIn(hop)
    // Who comes by a hop that cannot be read counts as the proxy that passed it on: with others, never for nobody.
    if (!before) break
    caller = before
  }
  return keyOf(caller)
}

/** A household has one IPv4 address, or a whole IPv6 network of them: its first four groups. */
const keyOf = (address: Address) =>
  address instanceof ipaddr.IPv6 ? address.parts.slice(0, 4).join(':') : address.toString()

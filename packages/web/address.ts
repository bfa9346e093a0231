import ipaddr from 'ipaddr.js'

/**
 * Whether an IP address is one of the public internet. Private, loopback, link-local, multicast, reserved and
 * carrier-shared ranges are none, nor is what IPv6 wraps of them (mapped, 6to4, Teredo, NAT64). Throws where it is no address.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = ipaddr.process(address)
  return parsed.range() === 'unicast'
}

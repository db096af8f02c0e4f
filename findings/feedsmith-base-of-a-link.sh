#!/bin/sh
# feedsmith 3.0.1 tells the xml:base of an Atom feed and of its entries, and leaves out that of a link.
#
# Portals write links relative to the nearest xml:base, which may stand on the link itself. Of such a link only "href" comes back,
# so an address made of all that the reader tells leads to another page.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund feedsmith@3.0.1
cat >read.mjs <<'EOF'
import { parseFeed } from 'feedsmith'
const link = '<link rel="alternate" href="cat-dien.html" xml:base="2026/"/>'
const entry = `<entry xml:base="tin/"><id>urn:1</id><title>Lịch cắt điện</title><updated>2026-11-28T00:00:00Z</updated>${link}</entry>`
const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://phuong.example.vn/"><title>Tin</title><id>urn:x</id><updated>2026-11-28T00:00:00Z</updated>${entry}</feed>`
const told = parseFeed(feed).feed
const [one] = told.entries
const [href] = one.links
console.log('feed: ', JSON.stringify(told.xml), 'entry:', JSON.stringify(one.xml), 'link:', JSON.stringify(href))
const bases = [told.xml?.base, one.xml?.base, href.xml?.base]
const made = [...bases.filter(Boolean), href.href].reduce((base, next) => new URL(next, base || undefined).href, '')
console.log('as told:  ', made)
console.log('as meant: ', 'https://phuong.example.vn/tin/2026/cat-dien.html')
const isSo = told.xml?.base !== undefined && one.xml?.base !== undefined && href.xml?.base === undefined
console.log(isSo ? 'the base of the link is lost' : 'CHANGED')
process.exit(isSo ? 0 : 1)
EOF
node read.mjs

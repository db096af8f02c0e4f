#!/usr/bin/env bash
# A file that @libsql/client has closed is still open in its process until memory is collected.
#
# Valid input: a file: client that made one table and was closed by close(), which answers at once. One expects that another
# client may then turn off write-ahead logging, for which SQLite wants the file to itself. Seen with @libsql/client 0.18.0
# on Node 20: SQLITE_BUSY, until the garbage collector has run; a backup tool that asks
# "is anybody at work on it?" in the process that has just closed it is told yes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @libsql/client@0.18.0
cat >check.mjs <<'JS'
import { createClient } from '@libsql/client'

async function made() {
  const client = createClient({ url: 'file:x.db' })
  await client.execute('pragma journal_mode = wal')
  await client.execute('create table t (a text)')
  client.close()
}

async function alone() {
  const client = createClient({ url: 'file:x.db', timeout: 0 })
  try {
    return (await client.execute('pragma journal_mode = delete')).rows[0].journal_mode
  } catch (error) {
    return error.code
  } finally {
    client.close()
  }
}

await made()
console.log(`closed: ${await alone()}`)
for (let i = 0; i < 5; i++) {
  await new Promise((resolve) => setTimeout(resolve, 50))
  gc()
}
console.log(`collected: ${await alone()}`)
JS
output=$(node --expose-gc check.mjs)
echo "$output"
expected='closed: SQLITE_BUSY
collected: delete'
[ "$output" = "$expected" ] || { echo 'another output than was seen' >&2; exit 1; }

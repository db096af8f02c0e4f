#!/bin/sh
# @libsql/client 0.18.0: a pragma that is set on a client of a file holds for one connection, and others come and go behind it.
#
# While a transaction is open a second statement gets a connection of its own, without `secure_delete`. Who erases people's words
# has to set it where each connection is opened, or compile it in; setting it once at the start leaves words in the file.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @libsql/client@0.18.0
cat >pragma.mjs <<'EOF'
import { createClient } from '@libsql/client'
const client = createClient({ url: 'file:a.db' })
const isOn = async (connection) => (await connection.execute('pragma secure_delete')).rows[0].secure_delete
await client.execute('pragma secure_delete = on')
const alone = await isOn(client)
const transaction = await client.transaction('read')
const [inside, beside] = [await isOn(transaction), await isOn(client)]
await transaction.commit()
console.log('secure_delete, set once:', alone)
console.log('in a transaction:       ', inside)
console.log('beside the transaction: ', beside)
const isSo = alone === 1 && inside === 1 && beside === 0
console.log(isSo ? 'a statement beside a transaction erases nothing for good' : 'CHANGED: the pragma holds for all connections')
process.exit(isSo ? 0 : 1)
EOF
node pragma.mjs

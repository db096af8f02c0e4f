#!/bin/sh
# drizzle-orm 0.45.4 writes a column inside a `sql` fragment of a select of one table without its table's name.
#
# A correlated subquery among the selected fields then compares the inner table with itself: here both groups are told to have
# one member, which is who has the group's number by chance. The same fragment is written in full once the select joins a
# table, and in a `where`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund drizzle-orm@0.45.4 @libsql/client@0.18.0
cat >count.mjs <<'EOF'
import { createClient } from '@libsql/client'
import { eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/libsql'
import { integer, sqliteTable } from 'drizzle-orm/sqlite-core'
const groups = sqliteTable('groups', { id: integer('id') })
const members = sqliteTable('members', { id: integer('id'), groupId: integer('group_id') })
const client = createClient({ url: 'file:a.db' })
await client.executeMultiple(`
  create table groups (id); insert into groups values (1), (2);
  create table members (id, group_id); insert into members values (1, 1), (7, 2), (8, 2), (9, 2);`)
const db = drizzle(client)
const many = sql`(select count(*) from ${members} where ${members.groupId} = ${groups.id})`.as('many')
const alone = db.select({ id: groups.id, many }).from(groups).orderBy(groups.id)
const joined = db.selectDistinct({ id: groups.id, many }).from(groups).leftJoin(members, eq(members.groupId, groups.id)).orderBy(groups.id)
console.log(alone.toSQL().sql)
const [one, other] = [JSON.stringify(await alone), JSON.stringify(await joined)]
console.log('one table:   ', one)
console.log('with a join: ', other)
const isSo = one === '[{"id":1,"many":1},{"id":2,"many":1}]' && other === '[{"id":1,"many":1},{"id":2,"many":3}]'
console.log(isSo ? 'the second group has three members, and the first select says one' : 'CHANGED: both selects count alike')
process.exit(isSo ? 0 : 1)
EOF
node count.mjs

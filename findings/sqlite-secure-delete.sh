#!/bin/sh
# SQLite 3.40.1 (Debian's sqlite3): with `secure_delete` on, words of deleted rows stay in the file all the same.
#
# Zeros are written over a row as it is deleted. But where a page is parted because it is full, or joined with its neighbour, rows are
# moved to another page, and what they leave behind on the first, between the pointers and the cells, is not written over, then or when the
# rows themselves go. Who must erase what a person wrote empties these gaps, or makes the file anew by `vacuum`.
# https://www.sqlite.org/pragma.html#pragma_secure_delete
set -eu
version=$(sqlite3 --version | cut -d ' ' -f 1)
if [ "$version" != 3.40.1 ]; then echo "this is about 3.40.1 and not $version"; exit 1; fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# Thirty years of forty rows each, of which a twentieth goes every year; the same numbers each time.
awk '
  function drawn(below) { state = (state * 1103515245 + 12345) % 2147483648; return int(state / 2147483648 * below) }
  BEGIN {
    state = 1
    print "pragma secure_delete = on; create table said (id text primary key, words text);"
    for (year = 0; year < 30; year++) {
      print "begin;"
      for (row = 0; row < 40; row++) {
        word = "tu-" year "-" row "."
        words = ""
        for (left = 1 + drawn(120); left > 0; left--) words = words word " "
        id[rows] = drawn(1000000) "-" rows
        name[rows] = word
        printf "insert into said values (\047%s\047, \047%s\047);\n", id[rows], words
        rows++
      }
      for (row = 0; row < rows; row++)
        if (id[row] != "" && drawn(20) == 0) {
          printf "delete from said where id = \047%s\047;\n", id[row]
          id[row] = ""
          print name[row] > "gone"
        }
      print "commit;"
    }
  }' >years.sql
sqlite3 a.db <years.sql >/dev/null
left() {
  count=0
  while read -r word; do if grep -aqF "$word" a.db; then count=$((count + 1)); fi; done <gone
  echo "$count"
}
deleted=$(wc -l <gone)
before=$(left)
sqlite3 a.db vacuum
after=$(left)
echo "words deleted:             $deleted"
echo "of them still in the file: $before"
echo "after vacuum:              $after"
if [ "$before" -gt 0 ] && [ "$after" -eq 0 ]; then echo "secure_delete leaves copies where pages are parted"; else
  echo "CHANGED: nothing is left of deleted rows, or vacuum leaves it"
  exit 1
fi

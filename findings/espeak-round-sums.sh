#!/bin/sh
# espeak-ng 1.51 (Debian 12), Vietnamese: a round sum is said with a hundred that is not there.
#
# "20.000 đồng" is said as "hai mươi nghìn không trăm đồng", 2.000.000 as "hai triệu không trăm không trăm": three noughts that end a
# number, or stand in it, are said as "không trăm" (no hundred), which Vietnamese says only before what follows, as in 2.026. Who hears it
# from a loudspeaker waits for the rest of the sum. Written out in words the same sum is said as people say it.
set -eu
version=$(espeak-ng --version 2>/dev/null | sed 's/ *Data at.*//')
case $version in
  *': 1.51') ;;
  *) echo "needs espeak-ng 1.51 (apt-get install espeak-ng), found: $version"; exit 1 ;;
esac
said() { espeak-ng -v vi -q -x "$1" 2>/dev/null | tr -d "_|'" | tr -s ' ' | sed 's/^ //; s/ $//'; }
# The sounds of "không trăm", as they stand in a year.
hundred='x,o1NtSa1m'
echo "$version"
says() { case $(said "$1") in *"$hundred"*) echo "$1: with “không trăm”" ;; *) echo "$1: without" ;; esac; }
found=$(says '2.026'; says '20.000 đồng'; says '1.500.000 đồng'; says 'hai mươi nghìn đồng')
echo "$found"
if [ "$found" = '2.026: with “không trăm”
20.000 đồng: with “không trăm”
1.500.000 đồng: with “không trăm”
hai mươi nghìn đồng: without' ]; then
  echo 'round sums end in a hundred that is not there'
else
  echo 'CHANGED'
  exit 1
fi

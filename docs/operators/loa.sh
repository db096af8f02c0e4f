#!/bin/sh
# Run by root: any command of Loa with the service's own user and settings: install -m 755 docs/operators/loa.sh /usr/local/bin/loa
# Paths are read from where you stand, by that user.
exec runuser -u loa -- env DATABASE_URL=file:/var/lib/loa/loa.db HOME=/var/lib/loa \
  node --env-file=/etc/loa/loa.env /opt/loa/loa.mjs "$@"

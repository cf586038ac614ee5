#!/usr/bin/env bash
# An image of this machine's own PostgreSQL for the tests on a cluster that cannot pull one. It takes the variables of the official
# image that the stack's chart sets (POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB, PGDATA). Needs buildah and .tools/postgres.
#   postgres.sh NAME ARCHIVE   NAME is what the image is called, ARCHIVE the docker-archive that is written
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../../.."
name=${1:?a name for the image is needed} archive=${2:?a file for the archive is needed}
programs=$(readlink -f .tools/postgres)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root"/{etc,tmp,usr/bin,var/run/postgresql,var/lib/postgresql/data}
ln -s usr/bin "$root/bin"

# Debian keeps pg_config in the package of the server's programs; others may have it on the PATH alone.
config=$programs/pg_config
[[ -x $config ]] || config=pg_config
share=$("$config" --sharedir) library=$("$config" --pkglibdir)
cp -L /bin/sh "$root/usr/bin/sh"
mkdir -p "$root$programs" "$root$library"
cp -L "$programs"/{postgres,initdb,pg_isready} "$root$programs/"
# What a new database loads.
cp -L "$library"/{plpgsql,dict_snowball}.so "$root$library/"
cp -L --parents --recursive "$share" "$root"
rm -rf "$root$share/man" "$root$share"/locale

# Each library where the loader looks for it on this machine.
ldd "$root$programs"/* "$root$library"/*.so "$root/usr/bin/sh" | grep -o '/[^ ]*' | grep '\.so' | grep -v "^$root" | sort -u |
  while read -r file; do
    mkdir -p "$root$(dirname "$file")"
    cp -L "$file" "$root$file"
  done
[[ -d /usr/share/zoneinfo ]] && cp -L --parents --recursive /usr/share/zoneinfo/{UTC,Etc} "$root"

printf 'root:x:0:0::/:\npostgres:x:999:999::/var/lib/postgresql:\n' >"$root/etc/passwd"
printf 'root:x:0:\npostgres:x:999:\n' >"$root/etc/group"
echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
chmod 1777 "$root/tmp"
chmod 0777 "$root/var/run/postgresql"
# With what a shell has of itself: there is nothing else in the image.
cat >"$root/usr/bin/start-postgres" <<'SH'
#!/bin/sh
set -eu
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  (umask 077; printf '%s' "$POSTGRES_PASSWORD" >/tmp/password)
  initdb -D "$PGDATA" -U "$POSTGRES_USER" --pwfile=/tmp/password --auth=scram-sha-256 --encoding=UTF8 --locale=C
  : >/tmp/password
  printf 'host all all all scram-sha-256\n' >>"$PGDATA/pg_hba.conf"
  [ "$POSTGRES_DB" = postgres ] || printf 'create database "%s"\n' "$POSTGRES_DB" | postgres --single -D "$PGDATA" postgres
fi
exec postgres -D "$PGDATA" -c 'listen_addresses=*' -c unix_socket_directories=/var/run/postgresql
SH
chmod 755 "$root/usr/bin/start-postgres"

cat >"$work/Containerfile" <<CONTAINERFILE
FROM scratch
COPY . /
ENV PATH=$programs:/usr/bin PGDATA=/var/lib/postgresql/data/pgdata
USER 999:999
EXPOSE 5432
STOPSIGNAL SIGINT
CMD ["start-postgres"]
CONTAINERFILE
buildah bud --isolation chroot --quiet --timestamp 0 --tag "$name" --file "$work/Containerfile" "$root" >&2
rm -f "$archive"
buildah push --quiet "$name" "docker-archive:$archive:$name" >&2
buildah rmi "$name" >/dev/null

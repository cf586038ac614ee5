# Sourced by bin/*: starts dist/$program.js with the Node that `make install` recorded. $self is the file in bin/; its folder
# is cut out here, because each program that would be asked for it takes a tenth of a run of gatectl.
root=${self%"${self##*/}"}..
if [ ! -x "$root/.tools/bin/node" ] || [ ! -f "$root/dist/$program.js" ]; then
  echo "$program: not installed yet; run: make -C $root install" >&2
  exit 2
fi
exec "$root/.tools/bin/node" "$root/dist/$program.js" "$@"

# Read by bin/run and bin/test: start $door with the first Python that is new enough, or say what is missing.
for python in python3 python3.14 python3.13 python3.12 python3.11; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    exec "$python" "$here/doors/$door.py" "$@"
  fi
done
echo "bin/$door needs Python 3.11 or newer and found none; on Debian or Ubuntu: apt install python3 python3-venv." >&2
exit 1

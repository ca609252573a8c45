"""A bare Debian root in which the Containerfile is done line by line, and its services started as a container would be."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.modules import ROOT
from tests.support.worker import Process

FILE = ROOT / "deploy/container/Containerfile"
STEPS = "/opt/cmdp/deploy/container/steps"
SOURCES = (*Path("/etc/apt/sources.list.d").glob("debian.sources"), *Path("/etc/apt").glob("sources.list"))
TRUSTED = Path("/etc/ssl/certs/ca-certificates.crt")
OURS = Path("tmp/trusted.crt")
BARE = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8"}
APART = ("unshare", "--mount", "--uts", "--pid", "--fork", "--kill-child")
# What a container gets besides its root: devices, a view of the processes, room for a moment; the root itself is read alone.
AS_A_CONTAINER = """
set -e
hostname "$1"; shift
mount --bind {root} {root}
mount --bind /dev {root}/dev
mount -t tmpfs -o mode=1777 tmpfs {root}/dev/shm
mount -t proc proc {root}/proc
for volume in {volumes}; do mount --bind "{shared}/$volume" "{root}/$volume"; done
mount -o remount,bind,{how} {root}
{more}
exec chroot {user} {root} "$@"
"""


def instructions() -> Iterator[tuple[str, list[str]]]:
    """The lines of the Containerfile as words."""
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, words = line.partition(" ")
            yield name, shlex.split(words)


@dataclass
class Bare:
    """The root, the folders that outlive a container, and what was started."""

    root: Path
    shared: Path
    started: list[Process] = field(default_factory=list)

    @property
    def volumes(self) -> list[str]:
        """What the Containerfile names as such."""
        return [volume.strip("/") for name, words in instructions() if name == "VOLUME" for volume in words]

    def build(self) -> "Bare":
        """Debian alone, then every COPY and RUN."""
        command = ["mmdebstrap", "--quiet", "--variant=minbase", "bookworm", str(self.root), str(SOURCES[0])]
        subprocess.run(command, check=True)
        shutil.copy("/etc/resolv.conf", self.root / "etc/resolv.conf")
        shutil.copy(TRUSTED, self.root / OURS)  # whom this machine trusts when it fetches
        for name, words in instructions():
            if name == "COPY":
                self._copy(words)
            elif name == "RUN":
                self._run(words)
        for volume in self.volumes:
            (self.shared / volume).parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["cp", "-a", str(self.root / volume), str(self.shared / volume)], check=True)
        return self

    def start(self, *words: str, env: dict[str, str]) -> Process:
        """One container: not root, its root read alone."""
        process = Process(self._inside(words), folder=self.shared, name=words[0], env={**BARE, **env})
        self.started.append(process)
        return process

    def ask(self, *words: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """One container to its end."""
        command = self._inside(words)
        return subprocess.run(command, env={**BARE, **env}, capture_output=True, text=True, check=False)

    def stop(self) -> None:
        """End what was started."""
        for process in self.started:
            process.stop()

    def _copy(self, words: list[str]) -> None:
        *sources, there = words
        for source in sources:
            place = self.root / there.strip("/") / (source if there.endswith("/") else "")
            place.parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy2
            copy(ROOT / source, place)

    def _run(self, words: list[str]) -> None:
        trusted = {"PIP_CERT": f"/{OURS}"}
        script = AS_A_CONTAINER.format(root=self.root, volumes="", shared="", how="rw", user="", more="")
        command = [*APART, "sh", "-c", script, "sh", "build", *words]
        subprocess.run(command, check=True, env=BARE | trusted, cwd="/")

    def _inside(self, words: tuple[str, ...]) -> list[str]:
        names = {"root": self.root, "shared": self.shared, "volumes": " ".join(self.volumes)}
        more = f"mount -t tmpfs tmpfs {self.root}/tmp"
        script = AS_A_CONTAINER.format(**names, how="ro", user="--userspec=cmdp:cmdp", more=more)
        return [*APART, "sh", "-c", script, "sh", "-".join(words[:2]), STEPS, "start", *words]


def production(database: str, broker: str) -> dict[str, str]:
    """The settings of the containers."""
    return {
        "SECRET_KEY": "".join(chr(35 + (7 * n) % 88) for n in range(64)),
        "ALLOWED_HOSTS": "basvuru.example.org",
        "DATABASE_URL": database,
        "REDIS_URL": broker,
        "EMAIL_URL": "smtp+tls://user:password@127.0.0.1:9",
        "CMDP_MODE": "production",
        "CMDP_PULSES": "/srv/cmdp/status",
        "METRICS_TOKEN": "a word of the collector's own",
        "LANG": os.environ.get("LANG", "C.UTF-8"),
    }

package dev.basalt.adapter.machine.process.sandbox;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.domain.sandbox.SandboxBackend;

import java.util.List;

/**
 * Something that a command must not be able to do. Its script exits with 0 on success. The
 * environment variables it uses are set up by {@link AttackWorld}.
 *
 * @param landlock the expected error output of the script; {@link #DONE} when it succeeds
 * @param withoutMounts the same for a user who may not mount
 * @param bwrap the same for bubblewrap
 * @param network whether the policy allows network access
 */
record Attack(
        String name,
        String script,
        String landlock,
        String withoutMounts,
        String bwrap,
        boolean network) {

    /** The backend can't prevent it, as documented in docs/security.md. */
    static final String DONE = "";

    private static final String EACCES = "Permission denied";
    private static final String EPERM = "Operation not permitted";
    private static final String EROFS = "Read-only file system";
    private static final String EXDEV = "Invalid cross-device link";
    private static final String EBUSY = "Device or resource busy";
    private static final String GONE = "No such file or directory";
    private static final String NO_PROCESS = "No such process";

    static final List<Attack> ALL =
            List.of(
                    attack("write outside by an absolute path")
                            .script("echo x > $OUT/file")
                            .fails(EACCES, EROFS),
                    attack("write outside by dots")
                            .script("echo x > ../outside/file")
                            .fails(EACCES, EROFS),
                    attack("write outside by a symbolic link")
                            .script("ln -s $OUT/file src/link && echo x > src/link")
                            .fails(EACCES, EROFS),
                    attack("write outside by a hard link")
                            .script("ln $OUT/file src/hard && echo x > src/hard")
                            .fails(EXDEV, EXDEV),
                    attack("move a file out over another")
                            .perl(
                                    "open F, '>', 'src/mine'; rename 'src/mine', \"$ENV{OUT}/file\""
                                            + " or die $!")
                            .failsWithoutMounts(EACCES)
                            .fails(EXDEV, EXDEV),
                    attack("move a file of others in")
                            .perl("rename \"$ENV{OUT}/file\", 'src/mine' or die $!")
                            .failsWithoutMounts(EACCES)
                            .fails(EXDEV, EXDEV),
                    attack("write outside by /proc/self/root")
                            .script("echo x > /proc/self/root$OUT/file")
                            .fails(EACCES, EROFS),
                    attack("write outside by another's descriptor")
                            .script("echo x > /proc/$VICTIM/fd/$DESCRIPTOR")
                            .fails(EACCES, "nonexistent"),
                    attack("truncate a file outside")
                            .perl("truncate \"$ENV{OUT}/file\", 0 or die $!")
                            .fails(EACCES, EROFS),
                    attack("truncate a file outside by opening it for reading")
                            .perl(
                                    "use Fcntl; sysopen F, \"$ENV{OUT}/file\", O_RDONLY|O_TRUNC or"
                                            + " die $!")
                            .fails(EACCES, EROFS),
                    attack("remove a file outside").script("rm $OUT/file").fails(EACCES, EROFS),
                    attack("make a directory outside")
                            .script("mkdir $OUT/new")
                            .fails(EACCES, EROFS),
                    attack("make a symbolic link outside")
                            .script("ln -s x $OUT/new")
                            .fails(EACCES, EROFS),
                    attack("make a pipe outside").script("mkfifo $OUT/new").fails(EACCES, EROFS),
                    attack("change the shared memory of other programs")
                            .script("grep original $SHARED && echo x > $SHARED")
                            .failsWithoutMounts(EACCES)
                            .fails(GONE, GONE),
                    attack("write to the terminal of another program")
                            .script("echo x > /dev/pts/$TERMINAL")
                            .fails(EACCES, EACCES),
                    attack("change the mode of a file outside")
                            .script("chmod 777 $OUT/file")
                            .fails(DONE, EROFS),
                    attack("change the owner of a file outside")
                            .script("chown $(id -u):$(id -g) $OUT/file")
                            .fails(DONE, EROFS),
                    attack("change the times of a file outside")
                            .perl("utime 1, 1, \"$ENV{OUT}/file\" or die $!")
                            .fails(DONE, EROFS),
                    attack("change an extended attribute of a file outside")
                            .perl(
                                    "my ($name, $value) = ('user.basalt', 'x');"
                                            + " syscall($ENV{SETXATTR}+0, \"$ENV{OUT}/file\","
                                            + " $name, $value, 1, 0) == 0 or die $!")
                            .fails(DONE, EROFS),
                    attack("make a device outside")
                            .script("mknod $OUT/new c 0 0")
                            .fails(EACCES, EROFS),
                    attack("plant a git hook")
                            .script("echo x > .git/hooks/pre-commit")
                            .failsWithoutMounts(EACCES)
                            .fails(EROFS, EROFS),
                    attack("plant a git hook in a repository of its own making")
                            .script("mv .git aside && mkdir -p .git/hooks && echo x > .git/hooks/y")
                            .failsWithoutMounts(EACCES)
                            .fails(EBUSY, EBUSY),
                    attack("remove what git knows")
                            .script("rm .git/config")
                            .failsWithoutMounts(EACCES)
                            .fails(EROFS, EROFS),
                    attack("change the settings of a project")
                            .script("echo x > .codex/config.toml")
                            .failsWithoutMounts(EACCES)
                            .fails(EROFS, EROFS),
                    attack("put another directory in the workspace's place")
                            .script("mv $WORKSPACE $WORKSPACE.old")
                            .fails(EACCES, EROFS),
                    attack("plant a git hook where there is no repository yet")
                            .script("mkdir -p $EXTRA/.git/hooks && echo x > $EXTRA/.git/hooks/y")
                            .fails(DONE, DONE),
                    attack("gain rights by a setuid program")
                            .script(
                                    "grep NoNewPrivs /proc/self/status;"
                                            + " grep -q 'NoNewPrivs:.0' /proc/self/status")
                            .fails("NoNewPrivs:\t1", "NoNewPrivs:\t1"),
                    attack("connect by TCP")
                            .perl(
                                    "use Socket; socket S, AF_INET, SOCK_STREAM, 0 or die $!;"
                                        + " connect S, pack_sockaddr_in($ENV{TCP}, INADDR_LOOPBACK)"
                                        + " or die $!")
                            .fails(EPERM, EPERM),
                    attack("listen for TCP")
                            .perl(
                                    "use Socket; socket S, AF_INET, SOCK_STREAM, 0 or die $!;"
                                            + " listen S, 1 or die $!")
                            .fails(EPERM, EPERM),
                    attack("send by UDP")
                            .perl(
                                    "use Socket; socket S, AF_INET, SOCK_DGRAM, 0 or die $!;"
                                            + " send S, 'x', 0, pack_sockaddr_in($ENV{UDP},"
                                            + " INADDR_LOOPBACK) or die $!")
                            .fails(EPERM, EPERM),
                    attack("ask a name server")
                            .perl(
                                    "use Socket; socket S, AF_INET, SOCK_DGRAM, 17 or die $!;"
                                            + " connect S, pack_sockaddr_in($ENV{UDP},"
                                            + " INADDR_LOOPBACK) or die $!;"
                                            + " syswrite S, pack('n6', 1, 256, 1, 0, 0, 0)"
                                            + " . \"\\1x\\0\\0\\1\\0\\1\" or die $!")
                            .fails(EPERM, EPERM),
                    attack("talk to the kernel's network")
                            .perl("socket S, 16, 3, 0 or die $!")
                            .fails(EPERM, EPERM),
                    attack("connect to a UNIX socket by path")
                            .perl(
                                    "use Socket; socket S, AF_UNIX, SOCK_STREAM, 0 or die $!;"
                                            + " connect S, pack_sockaddr_un(\"$ENV{OUT}/socket\")"
                                            + " or die $!")
                            .fails(EPERM, EPERM),
                    attack("send to a UNIX socket by path")
                            .perl(
                                    "use Socket; socket S, AF_UNIX, SOCK_DGRAM, 0 or die $!;"
                                            + " send S, 'x', 0, pack_sockaddr_un("
                                            + "\"$ENV{OUT}/datagrams\") or die $!")
                            .fails(EPERM, EPERM),
                    attack("send to a UNIX socket by path, with a raw socket")
                            .perl(
                                    "use Socket; socket S, AF_UNIX, SOCK_RAW, 0 or die $!;"
                                            + " send S, 'x', 0, pack_sockaddr_un("
                                            + "\"$ENV{OUT}/datagrams\") or die $!")
                            .fails(EPERM, EPERM),
                    attack("send to a UNIX socket by path, from a pair, by a message's address")
                            .perl(
                                    "use Socket; socketpair A, B, AF_UNIX, SOCK_DGRAM, 0 or die $!;"
                                            + " my $a = pack_sockaddr_un(\"$ENV{OUT}/datagrams\");"
                                            + " my ($x, $v) = ('x', ''); $v = pack 'PQ', $x, 1;"
                                            + " my $m = pack 'PQPQQQQ', $a, length $a, $v, 1, 0, 0,"
                                            + " 0; syscall($ENV{SENDMSG}, fileno(A), $m, 0) >= 0 or"
                                            + " die $!")
                            .fails(EPERM, EPERM),
                    attack("connect to an abstract UNIX socket")
                            .perl(Attack.ABSTRACT)
                            .fails(EPERM, EPERM),
                    attack("connect to an abstract UNIX socket, network allowed")
                            .withNetwork()
                            .perl(Attack.ABSTRACT)
                            .fails(EPERM, DONE),
                    attack("connect to a UNIX socket by path, network allowed")
                            .withNetwork()
                            .perl(
                                    "use Socket; socket S, AF_UNIX, SOCK_STREAM, 0 or die $!;"
                                            + " connect S, pack_sockaddr_un(\"$ENV{OUT}/socket\")"
                                            + " or die $!")
                            .fails(DONE, DONE),
                    attack("open a ring to the kernel")
                            .perl("my $p = \"\\0\" x 120; syscall(425, 4, $p) >= 0 or die $!")
                            .fails(EPERM, EPERM),
                    attack("open a ring to the kernel, network allowed")
                            .withNetwork()
                            .perl("my $p = \"\\0\" x 120; syscall(425, 4, $p) >= 0 or die $!")
                            .fails(EPERM, EPERM),
                    attack("trace another process")
                            .perl("syscall($ENV{PTRACE}, 16, $ENV{VICTIM}+0, 0, 0) >= 0 or die $!")
                            .fails(EPERM, EPERM),
                    attack("read another's memory by a system call")
                            .perl(
                                    "my $b = \"\\0\" x 8; my $l = pack 'PQ', $b, 8; my $r = pack"
                                            + " 'QQ', $ENV{ADDRESS}, 8; syscall($ENV{READV},"
                                            + " $ENV{VICTIM}+0, $l, 1, $r, 1, 0) == 8 or die $!")
                            .fails(EPERM, EPERM),
                    attack("write another's memory by /proc")
                            .perl("open F, '+<', \"/proc/$ENV{VICTIM}/mem\" or die $!")
                            .fails(EACCES, GONE),
                    attack("read another's environment")
                            .perl(
                                    "open F, '<', \"/proc/$ENV{VICTIM}/environ\" or die $!;"
                                            + " <F> =~ /VICTIM_TOKEN=/ or die 'none'")
                            .fails(EACCES, GONE),
                    attack("make another process the first to be killed")
                            .script("echo 500 > /proc/$VICTIM/oom_score_adj")
                            .fails(EACCES, "nonexistent"),
                    attack("kill another process")
                            .perl("kill 9, $ENV{VICTIM} or die $!")
                            .fails(EPERM, NO_PROCESS),
                    attack("stop another process by way of its descriptor")
                            .perl(
                                    "my $fd = syscall(434, $ENV{VICTIM}+0, 0);"
                                            + " $fd >= 0 or die $!;"
                                            + " syscall(424, $fd, 9, 0, 0) == 0 or die $!")
                            .fails(EPERM, NO_PROCESS),
                    attack("read who is signed in")
                            .script("grep secret $SECRET || { echo not readable; exit 1; }")
                            .fails("not readable", "not readable"),
                    attack("write outside after the command has ended")
                            .script(
                                    "setsid sh -c 'echo x > $OUT/file' 2> src/said;"
                                            + " cat src/said; test -e src/said -a ! -s src/said")
                            .fails(EACCES, EROFS));

    private static final String ABSTRACT =
            "use Socket; socket S, AF_UNIX, SOCK_STREAM, 0 or die $!;"
                    + " connect S, pack_sockaddr_un(\"\\0$ENV{ABSTRACT}\") or die $!";

    private static Draft attack(String name) {
        return new Draft(name, "", "", false);
    }

    private record Draft(String name, String script, String withoutMounts, boolean network) {

        Draft script(String text) {
            return new Draft(name, text, withoutMounts, network);
        }

        /** Uses only perl-base, which every Debian has. */
        Draft perl(String text) {
            return script("exec perl -e '" + text.replace("'", "'\\''") + "'");
        }

        Draft withNetwork() {
            return new Draft(name, script, withoutMounts, true);
        }

        /** Says how it fails under Landlock for a user who may not mount, if differently. */
        Draft failsWithoutMounts(String how) {
            return new Draft(name, script, how, network);
        }

        Attack fails(String landlock, String bwrap) {
            return new Attack(
                    name,
                    script,
                    landlock,
                    withoutMounts.isEmpty() ? landlock : withoutMounts,
                    bwrap,
                    network);
        }
    }

    String failureUnder(SandboxBackend backend) {
        if (backend == SandboxBackend.BWRAP) {
            return bwrap;
        }
        return Commands.mayMount() ? landlock : withoutMounts;
    }

    @Override
    public String toString() {
        return name;
    }
}

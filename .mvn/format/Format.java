import com.google.googlejavaformat.java.Main;

/** Checks the format of all Java sources below the current folder, or fixes it. */
void main(String[] args) throws Exception {
    boolean fix = args[0].equals("fix");
    var command = new ArrayList<>(List.of("--aosp"));
    command.addAll(fix ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    try (var files = Files.walk(Path.of(""))) {
        files.map(Path::toString).filter(this::isSource).forEach(command::add);
    }
    int status =
            new Main(
                            new PrintWriter(System.out, true),
                            new PrintWriter(System.err, true),
                            System.in)
                    .format(command.toArray(String[]::new));
    if (status != 0 && !fix) {
        System.err.println(
                "These files are not formatted; ./mvnw -q -N verify -Dformat=fix does it.");
    }
    System.exit(status);
}

boolean isSource(String file) {
    return file.endsWith(".java") && (file.contains("/src/") || file.startsWith(".mvn/"));
}

package dev.basalt.adapter.machine.filesystem.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A random set of files, patches that change them, and the expected contents after each patch. */
final class RandomTree {

    private static final List<String> NAMES =
            List.of(
                    "a.txt",
                    "b.txt",
                    "c",
                    "sub/d.md",
                    "sub/deep/e f.txt",
                    "ünï/ö.txt",
                    "say \"hi\".txt",
                    "back\\slash",
                    " lead",
                    "-dash",
                    "tab\tname");

    private final Random random;
    private final Map<String, RandomFile> files = new TreeMap<>();

    RandomTree(Random random) {
        this.random = random;
        for (int count = 2 + random.nextInt(5); count > 0; count--) {
            files.put(NAMES.get(random.nextInt(NAMES.size())), RandomFile.of(random));
        }
    }

    Map<String, RandomFile> files() {
        return Map.copyOf(files);
    }

    /** Changes the files and returns the corresponding patch. */
    String patch() {
        var patch = new StringBuilder("*** Begin Patch\n");
        for (int sections = 1 + random.nextInt(4); sections > 0; sections--) {
            patch.append(section());
        }
        return patch.append("*** End Patch").toString();
    }

    private String section() {
        int kind = random.nextInt(10);
        if (files.isEmpty() || kind < 2) {
            return add();
        }
        var chosen = List.copyOf(files.entrySet()).get(random.nextInt(files.size()));
        return kind == 2
                ? delete(chosen.getKey())
                : update(chosen.getKey(), chosen.getValue(), kind == 3);
    }

    private String delete(String name) {
        files.remove(name);
        return "*** Delete File: " + name + "\n";
    }

    private String update(String name, RandomFile file, boolean move) {
        var edit = new RandomEdit(file, random);
        String to = move && random.nextInt(8) > 0 ? newName() : name;
        files.remove(name);
        files.put(to, edit.after());
        return "*** Update File: "
                + name
                + "\n"
                + (move ? "*** Move to: " + to + "\n" : "")
                + edit.chunks();
    }

    private String add() {
        String name = newName();
        List<String> lines = new ArrayList<>();
        for (int left = random.nextInt(6); left > 0; left--) {
            lines.add(RandomFile.line(random, false));
        }
        boolean executable = files.containsKey(name) && files.get(name).executable();
        files.put(name, new RandomFile(lines, false, true, executable));
        return "*** Add File: "
                + name
                + "\n"
                + lines.stream().map(line -> "+" + line + "\n").collect(Collectors.joining());
    }

    private String newName() {
        return random.nextBoolean()
                ? NAMES.get(random.nextInt(NAMES.size()))
                : "new/" + random.nextInt(20) + "/" + random.nextInt(5) + ".txt";
    }
}

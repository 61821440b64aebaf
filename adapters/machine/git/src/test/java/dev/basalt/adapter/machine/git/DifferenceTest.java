package dev.basalt.adapter.machine.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The diff between a working tree and a commit. */
class DifferenceTest extends GitTrees {

    @Test
    void isEmptyWhenNothingChanged() throws IOException {
        Repositories all = Repositories.cloned(folder);

        assertEquals(Either.right(""), tree(all.tree()).changesSince(all.head()));
        assertEquals(Either.right(""), tree(all.tree()).untrackedFiles());
    }

    @Test
    void joinsWhatIsCommittedAndWhatIsNot() throws IOException {
        Repositories all = Repositories.cloned(folder);
        String pushed = all.head();
        all.commit("b", "B\n");
        all.write("a", "C\n");

        assertEquals(
                """
                diff --git a/a b/a
                index f70f10e..3cc58df 100644
                --- a/a
                +++ b/a
                @@ -1 +1 @@
                -A
                +C
                diff --git a/b b/b
                new file mode 100644
                index 0000000..223b783
                --- /dev/null
                +++ b/b
                @@ -0,0 +1 @@
                +B
                """,
                tree(all.tree()).changesSince(pushed).get());
    }

    @Test
    void ofABinaryFileCanBeApplied() throws IOException {
        Repositories all = Repositories.cloned(folder);
        String pushed = all.head();
        all.commit("bin", "\0\1\2");

        String diff = tree(all.tree()).changesSince(pushed).get();

        assertTrue(diff.contains("GIT binary patch"), diff);
    }

    @Test
    void readsTheSameWhateverTheRepositorysSettings() throws IOException {
        Repositories all = Repositories.cloned(folder);
        String pushed = all.head();
        all.write("a", "C\n");
        String before = tree(all.tree()).changesSince(pushed).get();
        Path trace = folder.resolve("ran");
        for (String setting :
                List.of(
                        "color.ui=always",
                        "diff.noprefix=true",
                        "diff.mnemonicPrefix=true",
                        "diff.external=touch " + trace + "; false",
                        "core.fsmonitor=touch " + trace + "; false")) {
            String[] pair = setting.split("=", 2);
            all.git(all.tree(), "config", pair[0], pair[1]);
        }

        assertEquals(before, tree(all.tree()).changesSince(pushed).get());
        assertFalse(Files.exists(trace));
    }
}

package dev.basalt.domain.patch.apply;

import dev.basalt.domain.patch.Patch;
import dev.basalt.domain.patch.Patch.Section;

import java.util.ArrayList;
import java.util.List;

/**
 * The list of changed files that the model receives: added, modified and deleted ones, with the
 * paths of the patch.
 */
final class PatchReport {

    private PatchReport() {}

    static String of(Patch patch) {
        List<String> added = new ArrayList<>();
        List<String> modified = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        for (Section section : patch.sections()) {
            switch (section) {
                case Section.Add add -> added.add(add.path());
                case Section.Update update -> modified.add(update.moveTo().orElse(update.path()));
                case Section.Replace replace -> modified.add(replace.path());
                case Section.Delete delete -> deleted.add(delete.path());
            }
        }
        var out = new StringBuilder("Success. Updated the following files:\n");
        added.forEach(path -> out.append("A ").append(path).append('\n'));
        modified.forEach(path -> out.append("M ").append(path).append('\n'));
        deleted.forEach(path -> out.append("D ").append(path).append('\n'));
        return out.toString();
    }
}

package dev.basalt.domain.command.trust;

/**
 * The options that trusted programs may have. Omitted on purpose, because they write, delete or
 * start a program: find's {@code -exec -execdir -ok -okdir -delete -fls -fprint*}, ripgrep's {@code
 * --pre --hostname-bin --search-zip -z}, git's {@code --output --ext-diff --textconv
 * --show-signature} and all options of {@code git branch} that change something.
 */
final class TrustedOptions {

    static final KnownOptions FIND =
            KnownOptions.of(
                    """
                    -H -L -P -a -and -o -or -not -true -false
                    -amin -anewer -atime -cmin -cnewer -ctime -mmin -mtime -newer -neweraa -newerac
                    -neweram -newerat -newerBt -newerca -newercc -newercm -newerct -newerma
                    -newermc -newermm -newermt -daystart -used
                    -name -iname -path -ipath -wholename -iwholename -regex -iregex -regextype
                    -lname -ilname -type -xtype -fstype -empty -size -inum -links -samefile
                    -perm -readable -writable -executable -user -group -uid -gid -nouser -nogroup
                    -depth -d -maxdepth -mindepth -mount -xdev -follow -prune -quit -noleaf
                    -warn -nowarn -ignore_readdir_race -noignore_readdir_race
                    -print -print0 -printf -ls -help --help -version --version
                    """,
                    "",
                    "0123456789");

    static final KnownOptions RIPGREP =
            KnownOptions.of(
                    """
                    --after-context --auto-hybrid-regex --before-context --binary --block-buffered
                    --byte-offset --case-sensitive --color --colors --column --context
                    --context-separator --count --count-matches --crlf --debug --dfa-size-limit
                    --encoding --engine --field-context-separator --field-match-separator --file
                    --files --files-with-matches --files-without-match --fixed-strings --follow
                    --generate --glob --glob-case-insensitive --heading --help --hidden
                    --hyperlink-format --iglob --ignore --ignore-case --ignore-file
                    --ignore-file-case-insensitive --include-zero --invert-match --json
                    --line-buffered --line-number --line-regexp --max-columns
                    --max-columns-preview --max-count --max-depth --max-filesize --messages --mmap
                    --multiline --multiline-dotall --no-auto-hybrid-regex --no-binary
                    --no-block-buffered --no-byte-offset --no-column --no-config
                    --no-context-separator --no-crlf --no-encoding --no-filename --no-fixed-strings
                    --no-follow --no-glob-case-insensitive --no-heading --no-hidden --no-ignore
                    --no-ignore-dot --no-ignore-exclude --no-ignore-file-case-insensitive
                    --no-ignore-files --no-ignore-global --no-ignore-messages --no-ignore-parent
                    --no-ignore-vcs --no-invert-match --no-json --no-line-buffered --no-line-number
                    --no-max-columns-preview --no-messages --no-mmap --no-multiline
                    --no-multiline-dotall --no-one-file-system --no-pcre2 --no-pcre2-unicode
                    --no-pre --no-require-git --no-search-zip --no-sort-files --no-stats --no-text
                    --no-trim --no-unicode --null --null-data --one-file-system --only-matching
                    --passthru --passthrough --path-separator --pcre2 --pcre2-unicode
                    --pcre2-version --pre-glob --pretty --quiet --regex-size-limit --regexp
                    --replace --require-git --smart-case --sort --sort-files --sortr --stats
                    --stop-on-nonmatch --text --threads --trace --trim --type --type-add
                    --type-clear --type-list --type-not --unicode --unrestricted --version
                    --vimgrep --with-filename --word-regexp
                    """,
                    "FHILNPSUVabchilnopqsuvwx0.",
                    "ABCEMTdefgjmrt");

    static final KnownOptions GIT_STATUS =
            KnownOptions.of(
                    """
                    --ahead-behind --branch --column --find-renames --ignore-submodules
                    --ignored --long --no-ahead-behind --no-column --no-renames --null --porcelain
                    --renames --short --show-stash --untracked-files --verbose
                    """,
                    "bhsvz",
                    "u");

    /** For {@code git log}, {@code git show} and {@code git diff}. */
    static final KnownOptions GIT_HISTORY =
            KnownOptions.of(
                    """
                    --abbrev --abbrev-commit --after --all --all-match --ancestry-path --anchored
                    --author --author-date-order --base --basic-regexp --before --binary --boundary
                    --branches --break-rewrites --cached --cc --check --cherry --cherry-mark
                    --cherry-pick --children --clear-decorations --color --color-moved
                    --color-moved-ws --color-words --combined-all-paths --committer
                    --compact-summary --cumulative --date --date-order --decorate --decorate-refs
                    --decorate-refs-exclude --dense --diff-algorithm --diff-filter --diff-merges
                    --dirstat --dirstat-by-file --dst-prefix --encoding --exclude --exit-code
                    --expand-tabs --extended-regexp --find-copies --find-copies-harder
                    --find-object --find-renames --first-parent --fixed-strings --follow --format
                    --full-diff --full-history --full-index --function-context --glob --graph
                    --grep --grep-reflog --histogram --ignore-all-space --ignore-blank-lines
                    --ignore-cr-at-eol --ignore-matching-lines --ignore-missing
                    --ignore-space-at-eol --ignore-space-change --ignore-submodules
                    --indent-heuristic --inter-hunk-context --invert-grep --irreversible-delete
                    --left-only --left-right --line-prefix --log-size --mailmap --max-count
                    --max-parents --merge --merge-base --merges --min-parents --minimal --name-only
                    --name-status --no-abbrev --no-abbrev-commit --no-color --no-color-moved
                    --no-decorate --no-expand-tabs --no-ext-diff --no-graph --no-indent-heuristic
                    --no-mailmap --no-max-parents --no-merges --no-min-parents --no-notes
                    --no-patch --no-prefix --no-relative --no-rename-empty --no-renames
                    --no-show-signature --no-textconv --no-walk --not --notes --numstat --oneline
                    --parents --patch --patch-with-raw --patch-with-stat --patience --perl-regexp
                    --pickaxe-all --pickaxe-regex --pretty --quiet --raw --reflog
                    --regexp-ignore-case --relative --relative-date --remotes --remove-empty
                    --rename-empty --reverse --right-only --shortstat --show-notes --show-pulls
                    --simplify-by-decoration --simplify-merges --since --since-as-filter --skip
                    --source --sparse --src-prefix --staged --stat --stat-count --stat-width
                    --summary --tags --text --topo-order --unified --until --use-mailmap
                    --walk-reflogs --word-diff --word-diff-regex --ws-error-highlight
                    """,
                    "0123456789DEFPRWabcghimpqrstuwz",
                    "BCGILMSUXln");

    static final KnownOptions GIT_BRANCH =
            KnownOptions.of(
                    """
                    --all --color --column --contains --ignore-case --list --merged
                    --no-abbrev --no-color --no-column --no-contains --no-merged --points-at
                    --remotes --show-current --verbose --omit-empty --sort= --format= --abbrev=
                    """,
                    "ahilrv",
                    "");

    private TrustedOptions() {}
}
